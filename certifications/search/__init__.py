"""What the words of a search may name."""
