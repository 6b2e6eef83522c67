"""A flat table as Apache Parquet, every column typed, for data frames; needs the optional package pyarrow."""

from __future__ import annotations

import io

from hearsay.errors import HearsayError
from hearsay.export.tables import Table
from hearsay.records import Dossier


class ParquetError(HearsayError):
    """Parquet cannot be written here."""


def to_parquet(dossier: Dossier, table: Table) -> bytes:
    """One table of the dossier as Parquet.

    Raises:
        ParquetError: pyarrow is not installed.
    """
    try:
        import pyarrow  # type: ignore[import-untyped, import-not-found, unused-ignore]
        from pyarrow import parquet  # type: ignore[import-untyped, import-not-found, unused-ignore]
    except ImportError as missing:
        advice = "Install it with `pip install 'hearsay[parquet]'`, or write CSV."
        raise ParquetError("parquet", "needs the package pyarrow, which is not installed.", advice) from missing
    types = {str: pyarrow.string(), bool: pyarrow.bool_(), int: pyarrow.int64(), float: pyarrow.float64()}
    rows = list(table.rows(dossier))
    columns = [
        pyarrow.array([_holdable(row[at]) for row in rows], types[kind])
        for at, kind in enumerate(table.columns.values())
    ]
    target = io.BytesIO()
    parquet.write_table(pyarrow.table(columns, names=list(table.columns)), target)
    return target.getvalue()


def _holdable(cell: object) -> object:
    """Text that UTF-8 can hold: a lone surrogate becomes a question mark."""
    return cell.encode("utf-8", "replace").decode() if isinstance(cell, str) else cell
