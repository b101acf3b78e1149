"""Search: the words of each sheet as French readers look for them, in a Pagefind index."""
