"""The list of certifications, its filters, and what nearly fits them."""
