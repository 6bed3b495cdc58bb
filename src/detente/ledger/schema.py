"""The tables of a ledger, alike in SQLite and PostgreSQL. Changes go through a new migration beside `0001_first.py`.

    runs ──< documents ──< entries        what was read: records, and stretches of text that can be searched
                  │  └──< former_documents    earlier wording of a document that was read anew or replaced
                  │  └──< samples, reprints   which articles repeat which
                  └──< judgements             what people decided about an entry
    originals     the bytes as they came, by hash; failures: inputs that could not be read

    identities ──< members >── documents      who is who: which actor of which article is which person or body
         │  └──< identity_looks >── looks     what it is compared by: what articles tell of it, each wording once
         └──< blocking_keys                   what two must share to be compared at all
    pair_judgements  what people decided about two actors; register_entries: known actors that a user brought
    doubts           pairs that a person should look at
    unresolved       documents whose actors wait to be joined

The full-text index `search_words` is an FTS5 table in SQLite (its rowid is an entry's number; it holds no text of its
own), and a table of tsvectors in PostgreSQL. Rows of `entries` are never deleted, so numbers are never used twice.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    text,
)

HEAD = "0002"  # the newest migration; a test holds it to the folder of migrations
VERSION_TABLE = "detente_schema"
APPLICATION_ID = 0x44657465  # "Dete", in the header of an SQLite file
LOCK_KEY = 0x44657465  # the advisory lock of the one writer in PostgreSQL

# Byte order, whatever the server's locale: both databases must sort ids and dates alike.
Key = Text().with_variant(Text(collation="C"), "postgresql")

metadata = MetaData()

runs = Table(
    "runs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("started", Text, nullable=False),
    Column("finished", Text),
    Column("software", Text, nullable=False),
    Column("model", Text, nullable=False),
    Column("settings", Text, nullable=False),  # canonical JSON, so that equal settings are equal strings
    Column("documents", Integer, nullable=False),
    Column("failures", Integer, nullable=False),
)

originals = Table(
    "originals",
    metadata,
    Column("digest", Key, primary_key=True),  # SHA-256 of the bytes
    Column("content", LargeBinary, nullable=False),  # zlib
)

documents = Table(
    "documents",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("id", Key, nullable=False),
    Column("version", Integer, nullable=False),
    Column("digest", Key, nullable=False),
    Column("run", Integer, nullable=False),
    Column("added", Text, nullable=False),
    Column("unread", Text),
    Column("origin", Integer, nullable=False),
    Column("source", Text),
    Column("outlet", Key),  # the source's words, folded for comparison
    Column("language", Text),
    Column("published", Text),
    Column("first_day", Key, nullable=False),  # for order and filters; UNDATED where there is no date
    Column("last_day", Key, nullable=False),
    Column("name", Key, nullable=False),
    Column("title", Text),
    Column("fields", Text, nullable=False),  # JSON of the remaining fields
    Column("text", Text, nullable=False),
    Index("documents_by_id", "id", unique=True),
    Index("documents_by_day", "first_day", "id"),
    Index("documents_by_digest", "digest"),
)
UNDATED = "~"

former_documents = Table(
    "former_documents",
    metadata,
    Column("document", Integer, primary_key=True, autoincrement=False),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("digest", Key, nullable=False),
    Column("superseded", Integer, nullable=False),  # the run that read the next version
    Column("fields", Text, nullable=False),  # JSON of the whole document, text included
)

entries = Table(
    "entries",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("document", Integer, nullable=False),
    Column("version", Integer, nullable=False),  # of the document's text that `begin`, `end` and the spans refer to
    Column("kind", Text, nullable=False),  # a record kind, or "text"
    Column("id", Key),  # of the record; none for text
    Column("run", Integer, nullable=False),
    Column("superseded", Integer),  # the run that no longer found it so
    Column("judged", Boolean, nullable=False),  # as people's judgements have it, not as it was read
    Column("shown", Boolean, nullable=False),  # found by a search
    Column("begin", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("speaker", Text),
    Column("payload", Text),  # JSON of the record, see codec.py
    Index("entries_by_id", "id"),
    Index("entries_by_document", "document"),
)

judgements = Table(
    "judgements",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("document", Integer, nullable=False),
    Column("entry", Integer, nullable=False),  # the record as it was read
    Column("version", Integer, nullable=False),  # of the document's text that the person saw
    Column("record", Key, nullable=False),
    Column("subject", Key, nullable=False),  # id under which the record was first judged; holds a history together
    Column("decision", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("time", Text, nullable=False),
    Column("note", Text),
    Column("changes", Text),
    Column("withdrawn", Text),
    Column("withdrawn_by", Text),
    Index("judgements_by_document", "document"),
    Index("judgements_by_record", "record"),
)

failures = Table(
    "failures",
    metadata,
    Column("name", Key, primary_key=True),
    Column("reason", Text, nullable=False),
    Column("run", Integer, nullable=False),
    Column("time", Text, nullable=False),
)

samples = Table(
    "samples",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("document", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

reprints = Table(
    "reprints",
    metadata,
    Column("later", Integer, primary_key=True, autoincrement=False),
    Column("earlier", Integer, primary_key=True, autoincrement=False),
    Column("share", Float, nullable=False),  # of the later one's shingles, found in the earlier one
    Index("reprints_by_earlier", "earlier"),
)

identities = Table(
    "identities",
    metadata,
    Column("id", Key, primary_key=True),
    Column("made", Text, nullable=False),
    Column("name", Text, nullable=False),  # this and the next three follow from the members
    Column("kind", Text, nullable=False),
    Column("named", Boolean, nullable=False),
    Column("register", Key),
)

looks = Table(
    "looks",
    metadata,
    Column("id", Key, primary_key=True),  # hash of the fields
    Column("name", Text, nullable=False),  # this and the next two are in the fields too
    Column("kind", Text, nullable=False),
    Column("named", Boolean, nullable=False),
    Column("fields", Text, nullable=False),  # JSON of a Look, see resolving.py
)

_UNLINKED = text("probability IS NULL AND ended IS NULL")
members = Table(
    "members",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("actor", Key, nullable=False),
    Column("document", Integer, nullable=False),  # REGISTER for an entry of a register
    Column("identity", Key, nullable=False),
    Column("cluster", Key, nullable=False),  # what the software joined by itself; people join clusters
    Column("look", Key, nullable=False),
    Column("side", Key),  # the actor of the same document that is its side
    Column("statements", Integer, nullable=False),
    Column("author", Text, nullable=False),  # a version of the software, or the person whose judgement joined it
    Column("time", Text, nullable=False),
    Column("joined_with", Key),
    Column("probability", Float),  # none where no comparison joined it
    Column("features", Text),  # JSON
    Column("ended", Text),  # when it was undone, or joined elsewhere
    Column("ended_by", Text),
    Index("members_by_actor", "actor"),
    Index("members_by_document", "document", "identity"),
    Index("members_by_identity", "identity", "cluster", "look"),
    Index("members_unlinked", "identity", sqlite_where=_UNLINKED, postgresql_where=_UNLINKED),
)
REGISTER = 0  # the "document" of all registers; those of articles begin with 1

identity_looks = Table(
    "identity_looks",
    metadata,
    Column("identity", Key, primary_key=True),
    Column("cluster", Key, primary_key=True),
    Column("look", Key, primary_key=True),
    Column("actor", Key, nullable=False),  # one of the members that look so, and its document
    Column("document", Integer, nullable=False),
    Column("members", Integer, nullable=False),  # how many look so
)

blocking_keys = Table(
    "blocking_keys",
    metadata,
    Column("key", Key, primary_key=True),
    Column("identity", Key, primary_key=True),
    Index("blocking_keys_by_identity", "identity"),
    sqlite_with_rowid=False,
)

pair_judgements = Table(
    "pair_judgements",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("a", Key, nullable=False),  # the actor, or entry of a register, as the person saw it
    Column("a_document", Integer, nullable=False),
    Column("a_entry", Integer),  # the record as it was read; none of a register
    Column("a_now", Key),  # its successor in the last reading, if there is one
    Column("b", Key, nullable=False),
    Column("b_document", Integer, nullable=False),
    Column("b_entry", Integer),
    Column("b_now", Key),
    Column("verdict", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("time", Text, nullable=False),
    Column("note", Text),
    Column("withdrawn", Text),
    Column("withdrawn_by", Text),
)

register_entries = Table(
    "register_entries",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("id", Key, nullable=False),
    Column("source", Key, nullable=False),  # name of the file
    Column("fields", Text, nullable=False),  # JSON of a Look
    Column("added", Text, nullable=False),
    Column("removed", Text),
)

doubts = Table(
    "doubts",
    metadata,
    Column("identity", Key, primary_key=True),
    Column("other", Key, primary_key=True),
    Column("a", Key, nullable=False),  # a member of the identity, and one of the other, that make it likely
    Column("b", Key, nullable=False),
    Column("probability", Float, nullable=False),
    Column("features", Text, nullable=False),
    Index("doubts_by_other", "other"),
)

unresolved = Table("unresolved", metadata, Column("document", Integer, primary_key=True, autoincrement=False))
