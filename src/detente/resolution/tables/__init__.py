"""Tables of the resolution room: words of names, forms of given names, learned weights."""
