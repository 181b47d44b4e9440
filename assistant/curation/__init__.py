"""What a practice lead runs: check the knowledge, find its passages in the documents again."""
