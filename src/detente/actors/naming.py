"""From names to candidates: which names are one person, one body, one state."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping, Sequence

from detente.actors.candidates import Candidate, Description, Form, Mention, Name
from detente.actors.descriptions import appositions
from detente.actors.kinds import Votes, is_bare, is_state, kind_of, person_first, vote
from detente.actors.names import respelled
from detente.actors.states import Atlas, known, state_within
from detente.actors.syntax import acts, is_subject, speaks
from detente.actors.tables.words import ORG_NOUNS
from detente.language.analysis import Analysis
from detente.language.datelines import dateline
from detente.records import ActorKind

_LEADING = frozenset("lead head chair run direct represent command".split())
_SERVING = frozenset("negotiate speak work act".split())


class NameJoiner:
    """The candidates of one text, built up in stages. `at` maps a token to the candidate named there.

    outlet: who published the text; where it is named it is an organization; sources: tokens that head the source of a
    statement; labels: tokens of the names before the turns of a transcript.
    """

    def __init__(
        self,
        analysis: Analysis,
        atlas: Atlas,
        outlet: str | None = None,
        sources: Container[int] = (),
        labels: Container[int] = (),
    ) -> None:
        self.analysis = analysis
        self.tokens = analysis.tokens
        self.atlas = atlas
        self.sources = sources
        self.labels = labels
        # Names by how an editor's gloss spells them, both ways.
        self.spelled: dict[str, str] = {}
        # Words of people's names before their last: given names.
        self.given: set[str] = set()
        self.outlet = (outlet or "").removeprefix("The ")
        self.candidates: list[Candidate] = []
        self.at: dict[int, Candidate] = {}
        self.states: dict[str, Candidate] = {}
        # People by each word of their names, so that a name is compared with few others.
        self.people: dict[str, list[Candidate]] = {}
        # Names within the names of bodies: mentions, but no pronoun means them.
        self.within: list[tuple[Candidate, Mention]] = []
        # Names that more than one person bears here: nobody's mentions, but they stand in a pronoun's way.
        self.unclear = Candidate("person", [""])

    def take_names(self, names: Sequence[Name], found: Sequence[Description]) -> None:
        """Make candidates of the names; descriptions in apposition tell which of them are people."""
        called = self._called_persons(names, found)
        labelled = [n for n in names if n.first in self.labels and n.text.casefold() != self.outlet.casefold()]
        called += labelled
        votes = vote(self.analysis, names, called, self.atlas)
        for name, gloss in respelled(self.analysis, names):
            self.spelled |= {name.text: gloss.text, gloss.text: name.text}
        for form, other in self.spelled.items():
            if (state := self.atlas.states.get(other)) is not None:
                self.atlas.states.setdefault(form, state)
        person_first(votes, self.spelled)
        forms: dict[str, list[Name]] = {}
        # A dateline names no actors.
        datelines = [dateline(self.analysis.text, paragraph) for paragraph in self.analysis.paragraphs]
        for name in names:
            begin = self.tokens[name.first].begin
            head = datelines[self.analysis.paragraph_at(begin)]
            if head is None or begin >= head[1]:
                forms.setdefault(name.text, []).append(name)
        self.given = {word for form in forms if kind_of(votes[form]) == "person" for word in form.split()[:-1]}
        kinds = {form: self._kind(form, votes[form]) for form in forms}
        bodies = [form.split() for form in forms if kinds[form] == "organization"]
        for form in forms:
            told = votes[form]["state"] + votes[form]["place"]
            if kinds[form] == "state" and told < 1 and self._names_a_body(form, bodies):
                kinds[form] = "organization"
        kinds |= {name.text: "person" for name in labelled if kinds.get(name.text) == "thing"}
        for form in forms:
            # "Government of Halmere", where only the votes tell that Halmere is a state.
            if (state := state_within(form)) in kinds and kinds[state] == "state" and kinds[form] == "organization":
                self.atlas.states.setdefault(form, self.atlas.states[state])
                kinds[form] = "state"
        for form in sorted(
            (f for f in forms if kinds[f] == "person"), key=lambda f: (-len(f.split()), forms[f][0].first)
        ):
            self._take_person(form, forms[form])
        states = [form for form in forms if kinds[form] == "state"]
        seats = [form for form in states if self.atlas.places.get(form) in known().organizations]
        for form in states:
            if form not in seats:
                self._take_state(form, forms[form])
        self._take_bodies([f for f in forms if kinds[f] == "organization"], forms)
        for form in seats:
            self._take_state(form, forms[form])
        for form in forms:
            if kinds[form] == "place":
                self._take_place(form, forms[form])
        for form in forms:
            if kinds[form] in ("thing", "organization") and " " in form:
                self._take_within(forms[form], kinds)
        self._take_demonyms({name.owner for name in names} | {i for d in found for i in d.owners})

    def _kind(self, form: str, counted: Votes) -> str:
        if form == self.outlet:
            return "organization"
        if is_state(form, counted, self.atlas):
            return "state"
        if form in self.atlas.demonyms:
            return "demonym"
        kind = kind_of(counted)
        if kind in ("person", "organization") and form not in self.given and is_bare(form, counted):
            kind = "state"
        if kind == "state":
            self.atlas.states.setdefault(form, form)
        return kind

    def _names_a_body(self, form: str, bodies: Iterable[Sequence[str]]) -> bool:
        """Whether the form is short for a body, and no state is known by it."""
        if form in self.atlas.demonyms.values() or form in known().states:
            return False
        return any(_short_for(body, form.split()) for body in bodies)

    def _called_persons(self, names: Sequence[Name], found: Sequence[Description]) -> list[Name]:
        ends, starts = {name.last - 1: name for name in names}, {name.start: name for name in names}
        called = []
        for description, i, after in appositions(self.analysis, found):
            name = (ends if after else starts).get(i)
            if name is not None and description.kind == "person" and name.text not in self.atlas.states:
                called.append(name)
        return called

    def _mention(self, first: int, last: int, head: int, candidate: Candidate, form: Form = "name") -> None:
        span = (self.tokens[first].begin, self.tokens[last - 1].end)
        candidate.add(Mention(span, head, form))
        for i in range(first, last):
            self.at.setdefault(i, candidate)

    def _new(self, kind: ActorKind, name: str) -> Candidate:
        candidate = Candidate(kind, [name])
        self.candidates.append(candidate)
        return candidate

    def _name(self, candidate: Candidate, form: str) -> None:
        """Take in a form of the name, once."""
        if form not in candidate.names:
            candidate.names.append(form)
        for word in map(_plain, form.split()):
            bearers = self.people.setdefault(word, [])
            if candidate not in bearers:
                bearers.append(candidate)

    def _take_person(self, form: str, names: Iterable[Name]) -> None:
        """Longer forms come first, so that a surname finds its bearer."""
        words = form.split()
        people = self.people.get(next((_plain(word) for word in reversed(words) if not _initial(word)), ""), ())
        bearers = [c for c in people if any(_same_person(n.split(), words) for n in c.names)]
        if not bearers:
            bearers = [c for c in self.candidates if c.kind == "person" and self.spelled.get(form) in c.names]
        if not bearers and len(words) == 1:
            bearers = [c for c in people if any(words[0] in n.split() for n in c.names)]
        if len(bearers) > 1:
            self._take_ambiguous(names, bearers)
            return
        candidate = bearers[0] if bearers else self._new("person", form)
        for name in names:
            self._bear(candidate, name)

    def _take_ambiguous(self, names: Iterable[Name], bearers: Sequence[Candidate]) -> None:
        """A surname that several bear: its bearer's title decides, else whose full name stands before it nearest."""
        for name in names:
            noun = name.title.casefold().split()[-1] if name.title else ""
            titled = [c for c in bearers if noun and noun in c.nouns]
            position = self.tokens[name.first].begin
            paragraph = self.analysis.paragraph_at(position)
            near = [
                c
                for c in bearers
                if any(m.span[0] < position and self.analysis.paragraph_at(m.span[0]) == paragraph for m in c.mentions)
            ]
            chosen = titled if len(titled) == 1 else near
            if len(chosen) == 1:
                self._bear(chosen[0], name)
            else:
                self.unclear.add(Mention((position, self.tokens[name.last - 1].end), name.last - 1, "name"))

    def _bear(self, candidate: Candidate, name: Name) -> None:
        self._name(candidate, name.text)
        self._mention(name.start, name.last, name.last - 1, candidate)
        candidate.owners.extend(self._led_or_served(name))
        tokens = self.tokens
        if name.last + 1 < len(tokens) and tokens[name.last].text == "(" and tokens[name.last + 1].text[0].isupper():
            # "Ivo Tarn (Farmers’ League)"
            candidate.owners.append(self._bracket_owner(name.last + 1))
        if name.title:
            candidate.add_role(name.title, name.title.casefold().split()[-1].split("-")[-1])
            if name.owner is not None:
                candidate.owners.append(name.owner)

    def _led_or_served(self, name: Name) -> list[int]:
        """Whom the text says the person is of, leads or negotiates for: the heads of those phrases."""
        token = self.tokens[name.last - 1]
        found = [t.i for p in self.analysis.children(token) if p.text == "of" for t in self.analysis.children(p)]
        verbs = [t for t in self.analysis.children(token) if t.dep == "relcl"]
        if token.dep == "nsubj":
            verbs.append(self.analysis.head(token))
        for verb in verbs:
            lemma = verb.lemma.casefold()
            for child in self.analysis.children(verb):
                if child.dep == "dobj" and lemma in _LEADING:
                    found.append(child.i)
                elif child.dep == "prep" and child.text == "for" and lemma in _SERVING:
                    found += [t.i for t in self.analysis.children(child) if t.dep == "pobj"]
        return found

    def _bracket_owner(self, i: int) -> int:
        """The last capitalised token before the closing bracket."""
        j = i
        while j + 1 < len(self.tokens) and self.tokens[j + 1].text != ")" and self.tokens[j + 1].pos != "PUNCT":
            j += 1
        return j

    def _take_bodies(self, forms: Sequence[str], names: dict[str, list[Name]]) -> None:
        for form in sorted(forms, key=lambda f: (-len(f.split()), names[f][0].first)):
            short = self._body_of(form, names[form])
            mine: dict[str, Candidate] = {}
            for name in names[form]:
                owner = self._owner_before(name.first)
                whose = self._whose(owner)
                candidate = short or mine.get(whose) or (mine and not whose and list(mine.values())[-1]) or None
                if candidate is None:
                    # "Halmere’s Foreign Ministry" and "Vastrana’s Foreign Ministry" are two.
                    candidate = mine[whose] = self._new("organization", form)
                if form not in candidate.names:
                    candidate.names.append(form)
                self._mention(name.start, name.last, name.last - 1, candidate)
                if owner is not None:
                    candidate.owners.append(owner)
                    self._name_with_owner(candidate, owner, name)
                elif self.tokens[name.first].text in self.atlas.demonyms:
                    candidate.owners.append(name.first)

    def _name_with_owner(self, candidate: Candidate, owner: int, name: Name) -> None:
        """ "Halmere’s Foreign Ministry" is the fuller name of a ministry."""
        begin = owner
        if begin in self.at:
            while begin - 1 in self.at and self.at[begin - 1] is self.at[owner]:
                begin -= 1
            form = self.analysis.text[self.tokens[begin].begin : self.tokens[name.last - 1].end]
            if form not in candidate.names:
                candidate.names.append(form)

    def _whose(self, owner: int | None) -> str:
        """The key of the state that a token names, or what it says; "" for nobody."""
        if owner is None or self.tokens[owner].tag == "PRP$":
            return ""
        text = self.tokens[owner].text
        return self.atlas.state_of(text) or text

    def _body_of(self, form: str, names: Sequence[Name]) -> Candidate | None:
        """The organization that the form is short for: an acronym, the table's other name, the end of a longer name."""
        bodies = [c for c in self.candidates if c.kind == "organization"]
        if (key := known().organizations.get(form)) is not None:
            return next((c for c in bodies if any(known().organizations.get(n) == key for n in c.names)), None)
        if form.isupper():
            for candidate in bodies:
                if any(_initials(n, form) for n in candidate.names) or self._bracketed(candidate, names):
                    return candidate
            return None
        words = form.split()
        longer = [c for c in bodies if any(_short_for(n.split(), words) for n in c.names)]
        return longer[0] if len(longer) == 1 else None

    def _bracketed(self, candidate: Candidate, names: Sequence[Name]) -> bool:
        """Whether one of the names stands in brackets right after the candidate."""
        ends = {m.span[1] for m in candidate.mentions}
        tokens = self.tokens
        return any(n.first >= 2 and tokens[n.first - 1].text in "([" and tokens[n.first - 2].end in ends for n in names)

    def _owner_before(self, first: int) -> int | None:
        """A demonym or a possessor right before the name of a body."""
        if first < 1:
            return None
        previous = self.tokens[first - 1]
        if previous.text in self.atlas.demonyms:
            return first - 1
        plural = previous.text in ("’", "'") and first >= 2 and self.tokens[first - 2].text.endswith("s")
        if first >= 2 and (previous.tag == "POS" or plural):
            return first - 2
        return first - 1 if previous.tag == "PRP$" else None

    def _state(self, key: str, name: str) -> Candidate:
        if key not in self.states:
            self.states[key] = self._new("organization" if key in known().organizations else "state", name)
        return self.states[key]

    def _take_state(self, form: str, names: Sequence[Name]) -> None:
        place = form not in self.atlas.states
        key = self.atlas.states.get(form) or self.atlas.places[form]
        # A city that only is where things happen says nothing; where it acts once, it may stand for the government.
        kept = [
            n for n in names if not place or n.last - 1 in self.sources or acts(self.analysis, self.tokens[n.last - 1])
        ]
        if place and key in known().organizations:
            body = next((c for c in self.candidates if any(known().organizations.get(n) == key for n in c.names)), None)
            if body is not None:
                self.states[key] = body
        for name in kept:
            candidate = self._state(key, form)
            if form not in candidate.names:
                # The state's own name goes before those of its capital and its government.
                own = not place and not form.startswith("Government of")
                candidate.names.insert(0 if own else len(candidate.names), form)
            self._mention(name.start, name.last, name.last - 1, candidate)
        if place:
            for name in names:
                if key in self.states:
                    self.at.setdefault(name.last - 1, self.states[key])

    def _take_within(self, names: Iterable[Name], kinds: Mapping[str, str]) -> None:
        """The body or person that begins the name of a thing: "the Northbank Cup" is named after Northbank."""
        for name in names:
            for last in range(name.last - 1, name.first, -1):
                form = self.analysis.text[self.tokens[name.first].begin : self.tokens[last - 1].end]
                bearer = self._bearer_of(form) if kinds.get(form) in ("person", "organization") else None
                if bearer is None or bearer is self.at.get(name.last - 1):
                    continue
                if kinds[name.text] == "thing":
                    self._mention(name.first, last, last - 1, bearer)
                else:
                    span = (self.tokens[name.first].begin, self.tokens[last - 1].end)
                    self.within.append((bearer, Mention(span, last - 1, "name")))
                break

    def _bearer_of(self, form: str) -> Candidate | None:
        found = [c for c in self.candidates if form in c.names]
        return found[0] if len(found) == 1 else None

    def _take_place(self, form: str, names: Sequence[Name]) -> None:
        """A place that nothing ties to a state: an actor under its own name, if it is more than where things are."""
        candidate = self._new("state", form)
        candidate.place = True
        for name in names:
            last = self.tokens[name.last - 1]
            if is_subject(self.analysis, last) or speaks(self.analysis, last) or not self._located(name):
                self._mention(name.start, name.last, name.last - 1, candidate)

    def _located(self, name: Name) -> bool:
        return name.start > 0 and self.tokens[name.start - 1].tag == "IN"

    def _take_demonyms(self, owners: set[int | None]) -> None:
        """Demonyms as owners point to their state; plural ones ("Pelagrians") are mentions of it.

        A state that only a demonym tells ("the Finnish president") is an actor where it owns an office.
        """
        for token in self.tokens:
            key = self.atlas.demonyms.get(token.text)
            if key is None:
                continue
            body = self.at.get(token.i)
            if body is not None:
                if body.kind == "organization" and token.i in body.owners and key in self.states:
                    self.at[token.i] = self.states[key]
                continue
            plural = token.tag in ("NNPS", "NNS") or token.text[:-1] in self.atlas.demonyms
            plural = plural and token.dep not in ("amod", "compound", "nmod")
            if plural or token.i in self.sources or (key not in self.states and token.i in owners):
                implied = not plural and key not in self.states
                state = self._state(key, key if implied else token.text)
                state.implied = state.implied or implied
                self._mention(token.i, token.i + 1, token.i, state)
            if key in self.states:
                self.at.setdefault(token.i, self.states[key])


def _initial(word: str) -> bool:
    return len(word) == 2 and word.endswith(".")


def _plain(word: str) -> str:
    """Without case and the Arabic article."""
    return re.sub(r"^(?:al|el)-", "", word.casefold())


def _ends(longer: Sequence[str], shorter: Sequence[str]) -> bool:
    return len(shorter) <= len(longer) and list(longer[len(longer) - len(shorter) :]) == list(shorter)


def _same_person(longer: Sequence[str], shorter: Sequence[str]) -> bool:
    """Surname alone, in capitals (a transcript), or after initials that agree."""
    plain, words = ([_plain(w) for w in side] for side in (longer, shorter))
    initials = [w[0] for w in words if _initial(w)]
    rest = [w for w in words if not _initial(w)]
    if not rest or (len(rest) == len(longer) and rest != plain):
        return False
    return _ends(plain, rest) and all(any(w.startswith(i) for w in plain) for i in initials)


def _short_for(longer: Sequence[str], words: Sequence[str]) -> bool:
    """The end of a longer name; its head ("Council of the Community"); its own word ("Granary Alliance")."""
    if len(longer) <= len(words):
        return False
    if list(words) == [longer[0]] and all(word.casefold() in ORG_NOUNS for word in longer[1:]):
        return True
    head = next((longer[i - 1] for i in range(1, len(longer)) if longer[i] in ("of", "for", "on")), "")
    return _ends(longer, words) or list(words) == [head]


def _initials(name: str, acronym: str) -> bool:
    words = re.findall(r"\w+", name)
    return len(words) > 1 and acronym in {
        "".join(w[0] for w in words).upper(),
        "".join(w[0] for w in words if w[0].isupper()),
    }
