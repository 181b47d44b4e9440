"""A conversation as a list of events, and everything that follows from them. Pure: no clock, no file, no screen."""
