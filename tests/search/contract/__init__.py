"""What every engine must do: the same tests for each, with exact answers."""
