"""Identifiers: hashes of what a thing is, so that reading twice gives the same ids."""

from __future__ import annotations

import hashlib
import json

# 64 bits: with ten million records the chance of any collision is about 3 in a million.
DIGITS = 16


def content_id(content: bytes) -> str:
    """The id of a document: the head of the SHA-256 (FIPS 180-4) of its original bytes."""
    return hashlib.sha256(content).hexdigest()[:DIGITS]


def record_id(kind: str, document_id: str, *key: object) -> str:
    """The id of a record: `KIND-HEX`, a hash of its kind, its document and what makes it itself (spans, key fields).

    `key` must be JSON-serialisable; tuples count as lists.
    """
    canonical = json.dumps([kind, document_id, *key], ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    # An id that a program brought along may hold half a character; no other id changes by this.
    hashed = hashlib.sha256(canonical.encode("utf-8", "surrogatepass"))
    return f"{kind}-{hashed.hexdigest()[:DIGITS]}"
