"""Pictures from a description: sketch at once, paint with diffusion, train.

Knows no memories, no HTTP and no database.
"""
