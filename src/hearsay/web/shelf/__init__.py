"""What a page needs of a case of any size: lists one screen at a time, and small dossiers of a few records."""
