"""``make bench``: what an answer costs, beside an empty view and one hand-written SQL statement."""
