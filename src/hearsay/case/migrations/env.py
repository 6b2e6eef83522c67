"""What Alembic runs: the migrations inside the connection and transaction that `hearsay.case.migrate` hands over."""

from __future__ import annotations

from alembic import context

from hearsay.case.tables import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA, transactional_ddl=True)
context.run_migrations()
