"""The page that takes one path through every state."""
