"""The sketch: a finished storybook illustration, drawn at once from a PictureRequest."""
