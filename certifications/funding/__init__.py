"""Who could pay: the ways on file, a page each, and what they could pay of a path or a program."""
