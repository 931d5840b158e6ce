"""The demo site: readable content files, and the command that builds a site of them."""
