"""The page of one certification, and of pay by certification."""
