"""The rules by which a said correction is understood; ``narrative.spoken_corrections`` is the entrance."""
