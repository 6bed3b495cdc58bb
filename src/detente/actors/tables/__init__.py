"""Word tables: facts about states and organizations, and the vocabulary of offices. No individual person is named."""
