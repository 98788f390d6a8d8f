"""Certifications and paths side by side: the address, the table, and what changed since."""
