"""What an exit code means; every command uses these and no others."""

from __future__ import annotations

FINE = 0
"""Everything that was asked for was done."""
PARTLY = 1
"""A result was made, but some inputs could not be read; each is named on standard error."""
USAGE = 2
"""The command line makes no sense."""
NOTHING = 3
"""No result: nothing could be read, or what was made could not be written."""
BROKEN = 4
"""`hearsay case verify` found something that is not as it was written."""
STOPPED = 130
"""Stopped with Ctrl-C."""
