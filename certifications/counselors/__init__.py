"""What those who advise others use: a class set of handouts from lines without names."""
