"""Bytes -> Report: text, html, and the files and folders they come from."""
