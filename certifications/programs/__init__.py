"""Programs and courses: the list, its filters, a page each, and what comes in by a file."""
