"""Who may work here: the user account, the log-in and the three roles."""
