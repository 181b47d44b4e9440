"""Writing an assessment out: as JSON, as text made to be read."""
