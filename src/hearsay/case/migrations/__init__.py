"""How a case file becomes one of the current version: Alembic migrations, run when a case is opened for writing."""
