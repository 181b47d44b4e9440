"""The user's own copies of the guidance documents: read, recognised, kept privately, and opened at a passage."""
