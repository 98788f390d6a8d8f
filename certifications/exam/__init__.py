"""What a reader brings to an exam, and by when."""
