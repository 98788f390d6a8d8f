"""What the sources say of each certification, read once for each data edition."""
