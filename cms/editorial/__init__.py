"""What editors get beyond stock Wagtail."""
