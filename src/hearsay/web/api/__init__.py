"""The JSON API: one table of operations (`table.py`), from which the routes and the OpenAPI document are made."""
