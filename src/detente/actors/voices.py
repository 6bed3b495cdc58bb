"""Who speaks where: the quotations and turns of a text, and whose words they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from detente.actors.candidates import Candidate
from detente.language import quotes
from detente.language.analysis import Analysis
from detente.records import Statement
from detente.records.spans import size


class Voices:
    """Whose words the tokens of a text are.

    heads: tokens that head the mention of a candidate. `quoted`: tokens between quotation marks, and in the turns of a
    transcript, to the statement that they are said in (None where nobody says them); `said`: tokens of sources to the
    statements of which they are the source.
    """

    def __init__(self, analysis: Analysis, statements: Sequence[Statement], heads: Mapping[int, Candidate]) -> None:
        self.analysis = analysis
        self.said: dict[int, list[Statement]] = defaultdict(list)
        self._named: dict[str, Sequence[Candidate]] = {}
        for statement in statements:
            sources = [t.i for span in statement.source for t in analysis.tokens_in(span)]
            for i in sources:
                self.said[i].append(statement)
            self._named[statement.id] = self._who(sources, heads)
        marked = [part for each in quotes.find(analysis.text, analysis.paragraphs) for part in each.parts]
        self.quoted: dict[int, Statement | None] = {t.i: None for part in marked for t in analysis.tokens_in(part)}
        # What is quoted within a quotation is the inner speaker's.
        for statement in sorted(statements, key=lambda s: -size(s.content)):
            turn = statement.kind == "direct" and not statement.cue
            tokens = [t.i for span in statement.content for t in analysis.tokens_in(span)]
            self.quoted |= {i: statement for i in tokens if turn or i in self.quoted}

    def _who(self, sources: Sequence[int], heads: Mapping[int, Candidate]) -> Sequence[Candidate]:
        """Whom a source names: who heads it and those coordinated with that one; else all that are named in it."""
        tokens = self.analysis.tokens
        found = {i: heads[i] for i in sources if i in heads}
        top = next((i for i in found if tokens[i].head == i or tokens[i].head not in sources), None)
        heading = [i for i in found if i == top or (tokens[i].dep == "conj" and tokens[i].head == top)]
        return list({id(found[i]): found[i] for i in heading or found}.values())

    def name(self, source: int, candidate: Candidate) -> None:
        """Take in whom a pronoun means that is the source of statements."""
        for statement in self.said.get(source, ()):
            if not self._named[statement.id]:
                self._named[statement.id] = [candidate]

    def speakers(self, i: int) -> Sequence[Candidate]:
        """Who says the words in which the token stands; nobody where it is not known or nobody is quoted."""
        statement = self.quoted.get(i)
        return self._named[statement.id] if statement is not None else ()
