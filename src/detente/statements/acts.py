"""What is done by saying it: assert, deny, accuse, demand, promise and so on.

A softmax regression over a few properties of the cue and of the words said. Its weights (acts.json) are learned from
invented articles by training/statements/acts.py, which tells how well it does on negotiations that it has not seen.
"""

from __future__ import annotations

import functools
import json
import math
import re
from collections.abc import Mapping, Sequence
from importlib import resources
from typing import cast, get_args

from detente.language import Analysis, Token
from detente.records import Act, Spans
from detente.records.spans import quoted
from detente.statements import cues
from detente.statements.likelihood import FUTURE, is_expecting, is_hedged

ACTS: tuple[Act, ...] = get_args(Act)

# Lemmas of cues, verbs and nouns, that name an act.
WORDS: Mapping[Act, str] = {
    "assert": """say tell state declare announce explain note add report remark comment observe mention reply answer
        respond retort quip joke muse sigh shrug mutter murmur whisper shout cry exclaim snap bark growl recall recount
        relate describe write tweet post argue claim maintain contend assert insist affirm confirm stress emphasize
        emphasise underline underscore reiterate repeat concede admit acknowledge confide reveal disclose inform notify
        indicate point conclude continue reason believe think consider feel hold find see view know understand learn
        hear read testify opine venture volunteer declaim intone chime interject counter sum account count opinion word
        statement reading telling message""",
    "deny": "deny denial dispute dismiss contradict disavow refute rebut disclaim gainsay repudiate contest",
    "accuse": """accuse accusation blame charge allege allegation denounce condemn criticize criticise criticism slam
        blast lambast lambaste castigate chide decry deplore attack assail rebuke reproach fault deride mock complain
        complaint grumble lament berate ridicule excoriate scold lash brand bemoan impute insinuate vilify""",
    "demand": """demand ask urge request require appeal beg implore exhort press order instruct want seek plead beseech
        call push wish summon enjoin petition clamor clamour""",
    "promise": """promise pledge vow swear undertake assure assurance guarantee commit commitment agree intend plan
        consent""",
    "propose": """propose proposal suggest suggestion offer recommend recommendation advise advocate float moot invite
        counsel idea invitation tender""",
    "reject": """reject refuse rejection refusal oppose opposition decline rule object objection spurn rebuff scorn
        resist disagree veto turn shun baulk balk""",
    "praise": """praise hail welcome applaud laud commend thank celebrate endorse support congratulate admire compliment
        salute back favor favour tout extol cheer approve""",
    "threaten": "threaten threat warn warning caution ultimatum",
    "predict": """predict prediction expect expectation forecast fear hope foresee anticipate bet reckon doubt prophesy
        envisage project estimate await optimism pessimism tip wager guess calculate calculation count forecast foretell
        augur prognosis odds chance likelihood prospect scenario astonish surprise certain confident sure optimistic
        pessimistic hopeful sceptical skeptical doubtful afraid""",
}
_CLASS: Mapping[str, Act] = {word: act for act, words in WORDS.items() for word in words.split()}
# Lemmas in the words said that tell what is done by saying them.
TELLING = frozenset(
    """will would shall should must may might can could cannot need let if unless until not no never n't please ready
    likely unlikely probably perhaps maybe soon tomorrow next going lie blame guilty breach violate betray fault
    illegal wrong good great excellent historic proud thank congratulate grateful nothing false untrue invention
    agree accept reject impossible unacceptable out nobody why who deadline demand guarantee consequence pay price
    otherwise year month week expect hope fear by before return offer proposal instead""".split()
)
_PERSONS = {"i": "I", "we": "we", "you": "you"}
_FUNCTION = frozenset({"PRON", "SCONJ", "PART", "AUX", "ADP", "ADV", "INTJ"})
_WORD = re.compile(r"\w")
# A time by or until which something will be.
_LIMIT = re.compile(
    r"\b(?:by|before|until|till|within|past|into|not last|in the next)\b[^.;:]{0,30}?\b(?:\d{4}|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|"
    r"november|december|spring|summer|autumn|fall|winter|year|month|week|decade|end|christmas|easter|midnight|noon|dawn|"
    r"night|weekend|election|harvest|snow|frost)\b",
    re.I,
)


def act_of(analysis: Analysis, cue: Spans, content: Spans) -> Act:
    """The likeliest act of words said with this cue."""
    odds = probabilities(analysis, cue, content)
    return max(ACTS, key=lambda act: odds[act])


def probabilities(analysis: Analysis, cue: Spans, content: Spans) -> dict[Act, float]:
    """The probability of each act of words said with this cue."""
    weights = _weights()
    names = properties(analysis, cue, content)
    totals = [sum(column) for column in zip(*(weights[name] for name in names if name in weights), strict=True)]
    powers = [math.exp(total - max(totals)) for total in totals]
    return {act: power / sum(powers) for act, power in zip(ACTS, powers, strict=True)}


@functools.cache
def _weights() -> dict[str, list[float]]:
    text = resources.files("detente.statements").joinpath("acts.json").read_text(encoding="utf-8")
    return cast("dict[str, list[float]]", json.loads(text)["weights"])


def properties(analysis: Analysis, cue: Spans, content: Spans) -> list[str]:
    """What the act is judged by, as `group=value`."""
    head = cues.head_of(analysis, cue)
    said = quoted(analysis.text, content)
    tokens = [token for span in content for token in analysis.tokens_in(span)]
    words = [token for token in tokens if _WORD.search(token.text)]
    found = {"bias="}
    found |= _of_cue(analysis, cue, head)
    if words:
        first = words[0]
        found.add(f"first={first.lemma.lower() if first.pos in _FUNCTION else first.tag}")
    found |= {f"says={lemma}" for lemma in TELLING.intersection(token.lemma.lower() for token in words)}
    found |= set(_of_verbs(analysis, tokens))
    ahead = FUTURE.findall(said)
    found |= {f"ahead={match.lower()}" for match in ahead} | {"ahead=" for _ in ahead[:1]}
    found |= {f"limit={match[0].split()[0].lower()}" for match in _LIMIT.finditer(said)}
    if is_expecting(quoted(analysis.text, cue)):
        found.add("expecting=")
    if is_hedged(said):
        found.add("hedged=")
    if "?" in said:
        found.add("asks=")
    if "“" in said or '"' in said:
        found.add("quoted=")
    return sorted(found)


def _of_cue(analysis: Analysis, cue: Spans, head: Token | None) -> set[str]:
    if head is None:
        return {"cue=-"}
    lemma = head.lemma.lower()
    named = _CLASS.get(lemma, "none")
    denied = any(child.dep == "neg" for child in analysis.children(head))
    found = {f"cue={lemma}", f"class={named}{' denied' if denied else ''}"}
    found |= {f"with={token.lemma.lower()}" for span in cue for token in analysis.tokens_in(span) if token != head}
    return found


def _of_verbs(analysis: Analysis, tokens: Sequence[Token]) -> list[str]:
    """Who must, will or may do it; orders; what the main verb's tense is."""
    found = []
    for token in tokens:
        if token.tag == "MD":
            verb = analysis.head(token)
            subject = next((each for each in analysis.children(verb) if each.dep in {"nsubj", "nsubjpass"}), None)
            person = _PERSONS.get(subject.lemma.lower(), "they") if subject else "-"
            found.append(f"modal={person} {token.lemma.lower()}")
        if token.dep == "ROOT":
            found.append(f"root={token.tag}")
    return found
