"""What each command does. A room of its own for each, so that none loads what another needs."""
