"""The building blocks of a page's text. They carry meaning, never layout, and no raw HTML."""
