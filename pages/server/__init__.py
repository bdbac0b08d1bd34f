"""What stands between the network and the framework: the doors, and what the process does once."""
