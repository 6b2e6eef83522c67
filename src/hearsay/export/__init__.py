"""Records -> files that other programs read: one format per file."""
