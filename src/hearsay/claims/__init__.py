"""Attributions -> Claims: one content, one speaker, its relays, its channel, and how firmly it is said."""

from __future__ import annotations

from hearsay.claims.assemble import resolve

__all__ = ["resolve"]
