"""What people decide about two actors: followed, kept over new readings, taken back; and registers of known actors."""

from __future__ import annotations

import pytest

from detente.ledger.resolving import Look
from detente.records import DetenteError, LedgerError, NotFound, RecordError

VESSEN = {"name": "Vessen", "kind": "state"}
BRELL = {"name": "Tomas Brell", "side": "Vessen", "roles": ["envoy"]}
CORVIN = {"name": "Anna Corvin"}
DOVE = {"name": "Anna Dove"}
TOGETHER = ["Tomas Brell/1", "Tomas Brell/2"]
MARRIED = ["Anna Corvin/1", "Anna Dove/2"]


@pytest.fixture
def two(tell):
    """Two articles with one actor, and two that only a person knows to be one."""
    return tell(1, BRELL, CORVIN, VESSEN), tell(2, BRELL, DOVE, VESSEN)


def test_two_that_a_person_says_are_one(store, resolver, two, who):
    (_, corvin, _), (_, dove, _) = two
    made = store.judge_pair(resolver, corvin[:14], dove, "same", author="ana", note="she married")
    assert (made.a, made.b, made.verdict, made.author, made.note) == (corvin, dove, "same", "ana", "she married")
    assert made.time.endswith("Z")
    assert MARRIED in who()
    (anna,) = store.identities("dove")
    assert {member.by for member in anna.members} == {"ana", resolver.author}
    assert store.pair_judgements() == store.pair_judgements(anna.id) == store.pair_judgements(dove) == [made]
    withdrawn = store.withdraw_pair(resolver, made.id, author="ben")
    assert withdrawn.withdrawn_by == "ben"
    assert ["Anna Dove/2"] in who()
    assert store.pair_judgements() == []
    assert store.pair_judgements(include_withdrawn=True) == [withdrawn]
    with pytest.raises(LedgerError, match="withdrawn already, by ben"):
        store.withdraw_pair(resolver, made.id, author="ana")
    with pytest.raises(NotFound, match="no judgement 99"):
        store.withdraw_pair(resolver, 99, author="ana")


def test_an_identity_that_went_into_another_is_still_found(store, resolver, two):
    corvin, dove = store.identities("corvin")[0], store.identities("dove")[0]
    store.judge_pair(resolver, corvin.id, dove.id, "same", author="ana")
    assert store.identities(corvin.id) == store.identities(dove.id) != []


def test_two_that_a_person_says_are_not_one(store, resolver, two, who):
    (first, *_), (second, *_) = two
    assert TOGETHER in who()
    made = store.judge_pair(resolver, first, second, "different", author="ana")
    assert ["Tomas Brell/1"] in who()
    assert store.doubtful() == []
    store.rebuild_identities(resolver)
    assert ["Tomas Brell/1"] in who()
    store.withdraw_pair(resolver, made.id, author="ana")
    assert TOGETHER in who()


@pytest.mark.parametrize("verdict", ["same", "different"])
def test_a_decision_survives_a_reading_with_other_ids(store, resolver, two, who, tell, verdict):
    (brell, corvin, _), (other, dove, _) = two
    pair = (corvin, dove) if verdict == "same" else (brell, other)
    made = store.judge_pair(resolver, *pair, verdict, author="ana")
    decided = who()
    assert (MARRIED in decided) == (verdict == "same")
    for number, told in ((1, CORVIN), (2, DOVE)):
        ids = tell(number, BRELL, told, VESSEN, cut=1, again=True)
        assert not {*ids} & {*pair}
    assert who() == decided
    (after,) = store.pair_judgements()
    assert (after.id, after.a, after.b) == (made.id, *pair)
    assert not {after.a_now, after.b_now} & {*pair, None}
    store.withdraw_pair(resolver, made.id, author="ana")
    assert who() != decided


def test_a_decision_waits_for_an_actor_that_a_reading_lost(store, resolver, two, who, tell):
    (first, *_), (second, *_) = two
    store.judge_pair(resolver, first, second, "different", author="ana")
    tell(2, DOVE, VESSEN, again=True)
    assert store.pair_judgements()[0].b_now is None
    rejected = store.judge(first, "reject", author="ana")
    store.resolve(resolver)
    assert store.pair_judgements()[0].a_now is None
    store.withdraw(rejected.id, author="ana")
    tell(2, BRELL, DOVE, VESSEN)
    assert ["Tomas Brell/1"] in who()
    assert ["Tomas Brell/2"] in who()


def test_decisions_that_contradict_each_other_are_refused_and_leave_nothing(store, resolver, two, who):
    (_, corvin, _), (_, dove, _) = two
    store.judge_pair(resolver, corvin, dove, "same", author="ana")
    before = who()
    with pytest.raises(DetenteError, match="cannot be"):
        store.judge_pair(resolver, corvin, dove, "different", author="ben")
    assert len(store.pair_judgements()) == 1
    assert who() == before


def test_calls_that_make_no_sense_are_refused(store, resolver, two):
    (brell, corvin, _), (other, *_) = two
    identity = store.identities(brell)[0].id
    with pytest.raises(RecordError, match="one already"):
        store.judge_pair(resolver, brell, other, "same", author="ana")
    with pytest.raises(RecordError, match="use split"):
        store.judge_pair(resolver, identity, other, "different", author="ana")
    with pytest.raises(RecordError, match="author"):
        store.judge_pair(resolver, brell, corvin, "same", author=" ")
    with pytest.raises(NotFound, match="not the id of an actor"):
        store.judge_pair(resolver, "Brell", other, "same", author="ana")
    with pytest.raises(RecordError, match="no member"):
        store.split(resolver, identity, [corvin], author="ana")
    with pytest.raises(RecordError, match="members that stay"):
        store.split(resolver, identity, [brell, other], author="ana")
    assert store.pair_judgements() == []


def test_some_members_are_split_off_together(store, resolver, tell, who):
    ids = [tell(number, BRELL, VESSEN)[0] for number in range(1, 8)]
    (brell,) = store.identities("brell")
    made = store.split(resolver, brell.id[:17], [ids[0], ids[4]], author="ana", note="his son")
    parts = [group for group in who() if "Vessen/1" not in group]
    assert parts == [[f"Tomas Brell/{n}" for n in (1, 5)], [f"Tomas Brell/{n}" for n in (2, 3, 4, 6, 7)]]
    tell(8, BRELL, VESSEN)
    store.rebuild_identities(resolver)
    assert [part for part in who() if part[:2] == parts[0]] == [parts[0]]
    for judgement in made:
        store.withdraw_pair(resolver, judgement.id, author="ana")
    store.rebuild_identities(resolver)
    assert [f"Tomas Brell/{n}" for n in range(1, 9)] in who()


def test_many_that_look_alike_are_parted_whole(store, resolver, tell, who):
    """Only some of them are loaded at first."""
    ids = [tell(number, BRELL, VESSEN)[0] for number in range(1, 12)]
    other = tell(12, {**BRELL, "roles": ["foreign minister"]}, VESSEN)[0]
    store.judge_pair(resolver, other, ids[6], "different", author="ana")
    parts = [group for group in who() if "Vessen/1" not in group]
    assert len(parts) == 2
    assert sum(map(len, parts)) == 12
    store.rebuild_identities(resolver)
    assert sum(len(group) for group in who()) == 24


def test_what_may_be_one_is_listed_with_its_evidence(store, resolver, tell):
    tell(1, BRELL, VESSEN)
    tell(2, {"name": "Brell"})
    (doubt,) = store.doubtful()
    sides = {doubt.a.name: doubt.a, doubt.b.name: doubt.b}
    assert set(sides) == {"Tomas Brell", "Brell"}
    full = sides["Tomas Brell"]
    assert (full.role, full.source, full.published) == ("envoy", "The Varna Courier", "2031-05-01")
    assert full.sentence == "Tomas Brell said on day 1 that the ferry would sail."
    assert full.identity.id == store.identities("tomas")[0].id
    assert 0 < doubt.probability < 1
    assert doubt.features
    assert store.doubtful(0) == []
    made = store.judge_pair(resolver, doubt.a.identity.id, doubt.b.identity.id, "different", author="ana")
    assert store.doubtful() == []
    store.withdraw_pair(resolver, made.id, author="ana")
    assert [(one.a.actor, one.b.actor) for one in store.doubtful()] == [(doubt.a.actor, doubt.b.actor)]
    store.judge_pair(resolver, doubt.a.actor, doubt.b.actor, "same", author="ana")
    assert store.doubtful() == []


def test_one_question_for_two_names_and_first_what_settles_most(store, resolver, tell):
    tell(1, BRELL, VESSEN)
    tell(2, {"name": "Brell"})
    tell(3, {"name": "Brell"})
    for number in (4, 5, 6):
        tell(number, {"name": "Anna Corvin", "side": "Vessen"}, VESSEN)
    for number in (7, 8):
        tell(number, {"name": "Corvin", "roles": [f"painter {number}"]})
        tell(number + 2, {"name": "A. Marn-Corvin"})
    asked = store.doubtful()
    pairs = [tuple(sorted((one.a.identity.name, one.b.identity.name))) for one in asked]
    assert len(set(pairs)) == len(pairs)
    brells = next(one for one in asked if {one.a.name, one.b.name} == {"Tomas Brell", "Brell"})
    assert brells.alike == 1
    sizes = {one.id: len(one.members) for one in store.identities()}
    settles = [one.probability * min(sizes[one.a.identity.id], sizes[one.b.identity.id]) for one in asked]
    assert settles == sorted(settles, reverse=True)
    assert [one.a.actor for one in store.doubtful(1)] == [asked[0].a.actor]
    store.judge_pair(resolver, brells.a.actor, brells.b.actor, "different", author="ana")
    again = next(one for one in store.doubtful() if {one.a.name, one.b.name} == {"Tomas Brell", "Brell"})
    assert (again.alike, {again.a.actor, again.b.actor} == {brells.a.actor, brells.b.actor}) == (0, False)


REGISTERED = "entry-00000000000000aa"


def test_a_register_wins_over_guesses(store, resolver, tell, who):
    tell(1, BRELL, VESSEN)
    look = Look(kind="person", name="Tomáš Michal Brell", names=("Tomas Brell",), side="Vessen", wikidata="Q1000001")
    store.use_register("known.yaml", {REGISTERED: look})
    assert store.registers() == {"known.yaml": 1}
    assert store.waiting() == 1
    store.resolve(resolver)
    (brell,) = store.identities("Michal")
    assert (brell.name, brell.identity.register, brell.wikidata) == ("Tomáš Michal Brell", REGISTERED, "Q1000001")
    assert [member.document for member in brell.members] == [None, "article-1"]
    assert (brell.articles, list(brell.names)) == (1, ["The Varna Courier"])
    store.use_register("known.yaml", {REGISTERED: look})
    assert store.waiting() == 0
    with pytest.raises(LedgerError, match=r"known\.yaml has the entry"):
        store.use_register("other.yaml", {REGISTERED: look})
    assert store.remove_register("known.yaml") == 1
    store.resolve(resolver)
    assert who() == [["Tomas Brell/1"], ["Vessen/1"]]
    assert [(one.name, one.wikidata) for one in store.identities("brell")] == [("Tomas Brell", None)]
    with pytest.raises(NotFound, match="no register known"):
        store.remove_register("known.yaml")


def test_a_register_entry_may_be_judged_like_an_actor(store, resolver, tell, who):
    tell(1, CORVIN)
    store.use_register("known.csv", {REGISTERED: Look(kind="person", name="Anna Dove")})
    store.resolve(resolver)
    (corvin,) = store.identities("corvin")
    made = store.judge_pair(resolver, corvin.id, REGISTERED, "same", author="ana")
    assert store.identities(corvin.id)[0].name == "Anna Dove"
    store.rebuild_identities(resolver)
    assert store.identities("dove")[0].articles == 1
    store.withdraw_pair(resolver, made.id, author="ana")
    assert who() == [["Anna Corvin/1"], ["Anna Dove/"]]
