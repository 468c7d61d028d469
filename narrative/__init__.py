"""Speech and text in, Scene and Script out. Pure functions and frozen dataclasses."""
