"""The list of paths: its order, its chart, and what is left out."""
