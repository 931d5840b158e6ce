"""The programs behind ``make``: preparing a machine, running the demo site, holding what is generated."""
