"""Images and documents with credit, licence and file facts."""
