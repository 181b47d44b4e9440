"""Training: a sample case to look at, and scripted scenarios that stop where there is something to discuss."""
