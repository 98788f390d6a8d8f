"""The organizations that give titles or approve programs: the list of them, and a page for each."""
