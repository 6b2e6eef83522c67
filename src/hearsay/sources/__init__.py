"""Who speaks: mentions, names, roles, pronouns, carried speakers, relays and outlets."""
