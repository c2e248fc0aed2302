"""hafal: facts in YAML become Anki decks."""
