"""The tables of a ledger, alike in SQLite and PostgreSQL. Changes go through a new migration beside `0001_first.py`.

    runs ──< documents ──< entries        what was read: records, and stretches of text that can be searched
                  │  └──< former_documents    earlier wording of a document that was read anew or replaced
                  │  └──< samples, reprints   which articles repeat which
                  └──< judgements             what people decided about an entry
    originals     the bytes as they came, by hash; failures: inputs that could not be read

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
)

HEAD = "0001"  # the newest migration; a test holds it to the folder of migrations
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
