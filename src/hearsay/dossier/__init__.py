"""Dossier -> one self-contained HTML page with zero remote requests."""
