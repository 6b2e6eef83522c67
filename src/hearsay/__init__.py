"""Hearsay: who said what, through whom, how firmly; where accounts differ; what holds up when checked."""

__version__ = "0.1.0"
