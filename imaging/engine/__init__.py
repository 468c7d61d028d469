"""Every model a user brings, through one engine."""
