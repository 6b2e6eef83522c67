"""One file a version of the case file's schema; each knows the one before it."""
