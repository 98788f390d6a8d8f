"""What changed since the edition that an address carries: how it is read, and what the histories
tell."""
