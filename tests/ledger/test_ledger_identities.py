"""Who is who over all articles: kept up to date as articles come, change and are judged."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa

from detente.ledger import Store
from detente.ledger.schema import VERSION_TABLE, blocking_keys, doubts, identity_looks, members, metadata
from detente.records import NotFound

VESSEN = {"name": "Vessen", "kind": "state"}
BRELL = {"name": "Tomas Brell", "side": "Vessen", "roles": ["envoy"]}
CORVIN = {"name": "Anna Corvin"}


def rows(store, table):
    with store._database.engine.connect() as connection:
        return connection.execute(sa.select(table).order_by(*table.primary_key)).all()


def test_one_name_in_two_articles_is_one_actor(store, tell, who):
    tell(1, BRELL, VESSEN)
    tell(2, {**BRELL, "name": "Tomáš Brell", "roles": ["foreign minister"]}, VESSEN, source="Quellmark Post")
    assert who() == [["Tomas Brell/1", "Tomáš Brell/2"], ["Vessen/1", "Vessen/2"]]
    (brell,) = store.identities("brell")
    assert (brell.kind, brell.articles, brell.statements) == ("person", 2, 2)
    assert [(role.text, role.dates, role.documents) for role in brell.roles] == [
        ("envoy", ("2031-05-01",), ("article-1",)),
        ("foreign minister", ("2031-05-02",), ("article-2",)),
    ]
    (side,) = brell.sides
    assert (side.text, side.outlets) == ("Vessen", ("The Varna Courier", "Quellmark Post"))
    assert side.identity == store.identities("vessen")[0].id
    assert brell.names == {"The Varna Courier": ("Tomas Brell",), "Quellmark Post": ("Tomáš Brell",)}


def test_a_member_tells_who_joined_it_when_and_why(store, tell, resolver):
    (first, _), (second, _) = tell(1, BRELL, VESSEN), tell(2, BRELL, VESSEN)
    (brell,) = store.identities(second)
    founder, joined = brell.members
    assert (founder.actor, founder.joined_with, founder.features) == (first, None, {})
    assert (joined.actor, joined.joined_with, joined.by) == (second, first, resolver.author)
    assert joined.since.endswith("Z")
    assert joined.probability > 0.8
    assert joined.features


def test_unnamed_sources_are_never_one(tell, who):
    official = {"name": "a senior official"}
    tell(1, official)
    tell(2, official)
    assert who() == [["a senior official/1"], ["a senior official/2"]]


def test_an_article_that_waits_is_known_as_such(store, tell, resolver):
    ids = tell(1, BRELL, VESSEN, join=False)
    assert store.waiting() == 1
    assert store.document("article-1").identities is None
    assert store.identities() == []
    assert store.resolve(resolver) == 0
    assert store.waiting() == 0
    assert set(store.document("article-1").identities) == set(ids)
    assert store.document("article-1").identities[ids[0]].name == "Tomas Brell"


def test_an_id_stays_as_articles_are_added(store, tell):
    tell(5, BRELL, VESSEN)
    before = {one.name: one.id for one in store.identities()}
    tell(3, BRELL, VESSEN)
    tell(9, BRELL, VESSEN)
    assert {one.name: one.id for one in store.identities()} == before


def test_reading_again_without_a_difference_changes_nothing(store, tell):
    tell(1, BRELL, VESSEN)
    tell(2, BRELL, VESSEN)
    before = rows(store, members)
    tell(2, BRELL, VESSEN, again=True)
    assert rows(store, members) == before


def test_an_actor_that_a_later_reading_lacks_is_no_member(store, tell, who):
    tell(1, BRELL, VESSEN)
    tell(2, BRELL, VESSEN)
    tell(2, VESSEN, again=True)
    assert who() == [["Tomas Brell/1"], ["Vessen/1", "Vessen/2"]]
    assert [row.ended_by for row in rows(store, members) if row.ended] != []
    tell(1, again=True)
    assert who() == [["Vessen/2"]]
    assert {row.identity for row in rows(store, identity_looks)} == {store.identities()[0].id}
    assert {row.identity for row in rows(store, blocking_keys)} == {store.identities()[0].id}


def test_an_actor_that_is_told_of_otherwise_is_joined_anew(tell, who):
    tell(1, BRELL, VESSEN)
    tell(2, CORVIN, VESSEN)
    tell(3, BRELL, VESSEN)
    tell(3, CORVIN, VESSEN, again=True)
    assert ["Anna Corvin/2", "Anna Corvin/3"] in who()
    assert ["Tomas Brell/1"] in who()


def test_judgements_of_records_are_followed(store, tell, who, resolver):
    tell(1, BRELL, VESSEN)
    actor, _ = tell(2, BRELL, VESSEN)
    together = ["Tomas Brell/1", "Tomas Brell/2"]
    rejected = store.judge(actor, "reject", author="ana")
    assert store.waiting() == 1
    store.resolve(resolver)
    assert ["Tomas Brell/1"] in who()
    store.withdraw(rejected.id, author="ana")
    store.resolve(resolver)
    assert together in who()
    edited = store.judge(actor, "edit", author="ana", changes={"name": "Anna Corvin"})
    store.resolve(resolver)
    assert ["Anna Corvin/2"] in who()
    store.withdraw(edited.id, author="ana")
    store.resolve(resolver)
    assert together in who()


def test_statements_are_counted_as_they_stand(store, tell, resolver):
    tell(1, BRELL, VESSEN)
    statement = store.document("article-1").statements[0].record
    store.judge(statement.id, "reject", author="ana")
    before = [row.number for row in rows(store, members)]
    store.resolve(resolver)
    assert store.identities("brell")[0].statements == 0
    assert [row.number for row in rows(store, members)] == before


def test_ids_may_be_given_by_their_beginning(store, tell):
    actor, _ = tell(1, BRELL, VESSEN)
    (brell,) = store.identities("Brell")
    assert store.identities(actor[:14])[0].id == brell.id
    assert store.identities(brell.id[:17])[0].id == brell.id
    assert store.identities("nobody") == []
    assert store.identities("!") == []
    for missing in ("identity-000000", "actor-000000"):
        with pytest.raises(NotFound, match="there is no actor"):
            store.identities(missing)


def test_a_ledger_of_the_first_version_is_brought_up_to_date(telling, resolver, location):
    with Store.open(location) as old:
        run = old.begin_run(software="0.1", model="m", settings={})
        for number in (1, 2):
            old.put(telling(number, BRELL, VESSEN), b"%d" % number, run=run)
        with old._database.engine.begin() as connection:
            new = [table for table in metadata.sorted_tables if table.name in NEW]
            metadata.drop_all(connection, tables=new)
            connection.execute(sa.text(f"UPDATE {VERSION_TABLE} SET version_num = '0001'"))
    with Store.open(location, create=False) as opened:
        assert opened.waiting() == 2
        opened.rebuild_identities(resolver)
        assert opened.waiting() == 0
        assert sorted((one.name, one.articles) for one in opened.identities()) == [("Tomas Brell", 2), ("Vessen", 2)]


NEW = {
    "identities",
    "looks",
    "members",
    "identity_looks",
    "blocking_keys",
    "pair_judgements",
    "register_entries",
    "doubts",
    "unresolved",
}

NAMES = ["Tomas Brell", "Tomáš Brell", "Anna Corvin", "Ilse Marn", "Jorun Marn", "Pavel Ostrin", "T. Brell"]


@pytest.mark.parametrize("seed", range(3))
def test_article_by_article_comes_to_the_same_as_all_at_once(store, tell, who, resolver, seed):
    chance = random.Random(seed)
    for number in range(1, 20):
        chosen = chance.sample(NAMES, 3)
        tell(number, *({"name": name, "side": chance.choice(["Vessen", ""])} for name in chosen), VESSEN)
    before, ids = who(), {one.id for one in store.identities()}
    asked = {frozenset((row.identity, row.other)) for row in rows(store, doubts)}
    done = []
    store.rebuild_identities(resolver, progress=lambda *at: done.append(at))
    assert who() == before
    assert {one.id for one in store.identities()} == ids
    assert {frozenset((row.identity, row.other)) for row in rows(store, doubts)} == asked
    assert done[-1] == (20, 20)  # the articles, and the registers
    counts = {(r.identity, r.cluster, r.look): r.members for r in rows(store, identity_looks)}
    current = [row for row in rows(store, members) if row.ended is None]
    assert sum(counts.values()) == len(current)
    assert {(row.identity, row.cluster, row.look) for row in current} == set(counts)


WRITER = """
import sys
sys.path[:0] = [sys.argv[2]]
from conftest import telling
from detente.analysis.resolver import ActorResolver
from detente.ledger import Store
with Store.open(sys.argv[1]) as store:
    run = store.begin_run(software="0.1", model="m", settings={})
    for number in range(1, 29):
        made = telling(number, {"name": "Tomas Brell", "side": "Vessen"}, {"name": "Vessen", "kind": "state"})
        store.put(made, b"%d" % number, run=run)
        print(number, flush=True)
        store.resolve(ActorResolver())
"""


def test_a_process_that_is_killed_leaves_what_the_next_completes(tmp_path, resolver):
    path = tmp_path / "ledger.db"
    here = str(Path(__file__).parent)
    for reported in (1, 3, 9):
        process = subprocess.Popen([sys.executable, "-c", WRITER, str(path), here], stdout=subprocess.PIPE, text=True)
        assert process.stdout
        for _ in range(reported):
            process.stdout.readline()
        process.kill()
        process.communicate()
        with Store.open(path) as store:
            articles = store.status().documents
            assert articles >= reported
            while store.resolve(resolver):
                pass
            assert sorted((one.name, one.articles) for one in store.identities()) == [
                ("Tomas Brell", articles),
                ("Vessen", articles),
            ]
