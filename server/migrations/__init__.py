"""The database's history: numbered steps, each applied once; a released one is never edited."""
