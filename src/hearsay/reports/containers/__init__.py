"""Containers -> the documents inside: archives, web archives, mail, feeds.

A new kind is one file with a function of the shape `Opener` (`opener.py`) and one line in `OPENERS` (`kinds.py`).
"""
