"""Addresses -> captures, through a guard: only public addresses, pinned; bounded in size, time and redirects.

Used only where a command was told to fetch (`--fetch`).
"""
