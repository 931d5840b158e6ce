"""Images and documents: what they show, to whom they belong and what is in the file."""
