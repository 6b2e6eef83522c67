"""The pages: each view reads what one screen shows and fills a template; `table.py` lists them all."""
