"""Drills: the site as it is deployed, and what may befall it. `make drills` runs them all."""
