"""How good the search is: judgement lists, and the figures computed from them."""
