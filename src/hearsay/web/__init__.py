"""The workbench: a case in the browser, with judgement, search and an audit trail; `hearsay serve` runs it."""
