"""Small tools on the rules of the catalogue, each a form with its result in the address."""
