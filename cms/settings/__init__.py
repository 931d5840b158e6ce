"""``production`` is the base, ``development`` and ``test`` loosen it, ``environment`` reads the variables."""
