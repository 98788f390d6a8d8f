"""The apprentice "A": what ends it, and with which papers."""
