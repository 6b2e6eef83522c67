"""Rebuilds the reader's weights from public data; nothing here is imported by the package."""
