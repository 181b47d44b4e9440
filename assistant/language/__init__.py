"""Reading what people type, and searching what the guidance says."""
