"""Documents of Rounds, from Elasticsearch into pandas.

    import rounds_es as es
    shares = es.search("shares", ["at", "author", "url"], {"term": {"communities": "foamed"}})

The fields of each index are explained in docs/researcher.md. A query is one of Elasticsearch's own
(https://www.elastic.co/guide/en/elasticsearch/reference/8.19/query-dsl.html); a document has to match all that are given.

The server's address is taken from the environment variable ROUNDS_ELASTICSEARCH, an API key, where the server wants one,
from ROUNDS_ELASTICSEARCH_API_KEY.
"""

import os

import numpy as np
import pandas as pd
import requests

ADDRESS = os.environ.get("ROUNDS_ELASTICSEARCH", "http://127.0.0.1:9200").rstrip("/")
API_KEY = os.environ.get("ROUNDS_ELASTICSEARCH_API_KEY")

PAGE = 5_000
"""Documents per request; the server allows 10,000."""

KEEP_ALIVE = "2m"
"""How long the server keeps the point in time between two requests."""

SECONDS = 60
"""How long to wait for an answer."""


class Unavailable(Exception):
    """The server does not answer, or not as asked."""


def exists(index):
    """Whether there is such an index; there is none before its first document."""
    return _call("HEAD", index, may_be_missing=True) is not None


def count(index, *queries):
    """How many documents match all queries."""
    return _call("POST", f"{index}/_count", {"query": _all(queries)}).json()["count"]


def search(index, fields, *queries):
    """All documents that match all queries, in no particular order.

    They are those of one moment (a point in time), however long the reading takes and whatever is written meanwhile.

    :param fields: the columns of the result, with dots for what is inside of something else: "author.id". Where a
        document lacks a field, the cell is empty (None, NaN or NaT). Dates become timestamps in UTC.
    """
    dates = _dates(index)
    pit = _call("POST", f"{index}/_pit?keep_alive={KEEP_ALIVE}").json()["id"]
    rows = []
    after = {}
    try:
        while True:
            body = {
                "pit": {"id": pit, "keep_alive": KEEP_ALIVE},
                "query": _all(queries),
                "_source": list(fields),
                "size": PAGE,
                "sort": ["_shard_doc"],
                "track_total_hits": False,
                **after,
            }
            page = _call("POST", "_search", body).json()
            pit = page["pit_id"]
            hits = page["hits"]["hits"]
            rows.extend([_value(hit["_source"], field) for field in fields] for hit in hits)
            if len(hits) < PAGE:
                break
            after = {"search_after": hits[-1]["sort"]}
    finally:
        _call("DELETE", "_pit", {"id": pit}, may_be_missing=True)
    table = pd.DataFrame(rows, columns=list(fields))
    for field in dates.intersection(fields):
        table[field] = _times(table[field])
    return table


def between(field, start, end):
    """A query: from start, inclusive, to end, exclusive."""
    return {"range": {field: {"gte": pd.Timestamp(start).isoformat(), "lt": pd.Timestamp(end).isoformat()}}}


def _all(queries):
    return {"bool": {"filter": list(queries)}}


def _times(texts):
    """Timestamps of texts like 2026-01-08T16:39:05Z, with or without a fraction."""
    texts = ["NaT" if text is None else text.rstrip("Z") for text in texts]
    return pd.to_datetime(np.array(texts, dtype="datetime64[ns]"), utc=True)


def _value(document, field):
    for name in field.split("."):
        if not isinstance(document, dict):
            return None
        document = document.get(name)
    return document


def _dates(index):
    """The fields that are dates, by the mapping."""
    mappings = _call("GET", f"{index}/_mapping").json()
    found = set()

    def walk(properties, prefix):
        for name, field in properties.items():
            if field.get("type") == "date":
                found.add(prefix + name)
            walk(field.get("properties", {}), prefix + name + ".")

    for physical in mappings.values():
        walk(physical["mappings"].get("properties", {}), "")
    return found


def _call(method, path, body=None, may_be_missing=False):
    headers = {"Authorization": "ApiKey " + API_KEY} if API_KEY else {}
    try:
        answer = requests.request(method, f"{ADDRESS}/{path}", json=body, headers=headers, timeout=SECONDS)
    except requests.RequestException as e:
        raise Unavailable(
            f"no answer from {ADDRESS}: {e}\nStart ./rounds demo, or name your server in ROUNDS_ELASTICSEARCH."
        ) from e
    if answer.status_code == 404 and may_be_missing:
        return None
    if answer.status_code == 404:
        raise Unavailable(f"{ADDRESS} has nothing at {path.split('?')[0]}: is this a server that Rounds writes to?")
    if not answer.ok:
        raise Unavailable(f"{ADDRESS} answered {answer.status_code} to {method} {path}: {answer.text[:500]}")
    return answer
