"""What those who run the service need: health, figures, guarded image files, an end to long statements."""
