"""One actor for one person or body over all articles: names compared, pairs scored, actors joined; a register."""
