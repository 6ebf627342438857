"""Makes manifest-v1.json and history-v1.json from docs/format.md alone, without Granary.

    python3 manifest-v1.py && git diff --exit-code .
"""

import hashlib
import json


def sha256(content):
    return hashlib.sha256(content).hexdigest()


def write(name, value):
    content = json.dumps(value, indent=2, ensure_ascii=False) + "\n"
    with open(name, "w", encoding="utf-8") as file:
        file.write(content)
    return content.encode()


def shard(split, number, count, records):
    name = f"birds-{split}.tfrecord-{number:05d}-of-{count:05d}"
    return {
        "file": name,
        "split": split,
        "records": records,
        "bytes": 100 * records,
        "sha256": sha256(name.encode()),
        "index": f"index/{name}.index",
        "indexBytes": 8 + 28 * records + 32,
        "indexSha256": sha256(b"index of " + name.encode()),
    }


def by_key(**maps):
    """Sorts the keys of maps by UTF-16 code unit."""
    order = lambda item: item[0].encode("utf-16-be")
    return {name: dict(sorted(map.items(), key=order)) for name, map in maps.items()}


def plan(processes, slices):
    """What each of some processes reads: train has 8 records, validation 2, a batch 6."""
    return {
        "processes": processes,
        "slices": slices,
        "batch": 6 // processes,
        "splits": [
            {
                "name": name,
                "files": 2 // processes,
                "records": records // processes,
                "steps": records // 6,
                "unused": records % 6,
            }
            for name, records in [("train", 8), ("validation", 2)]
        ],
    }


def entry(path):
    return {"path": path, "bytes": len(path), "sha256": sha256(path.encode())}


shards = [shard("train", 0, 2, 4), shard("train", 1, 2, 4)]
shards += [shard("validation", 0, 2, 1), shard("validation", 1, 2, 1)]
content = b"".join(
    s["file"].encode() + b"\0" + bytes.fromhex(s["sha256"])
    for s in sorted(shards, key=lambda s: s["file"].encode())
)

manifest = write(
    "manifest-v1.json",
    {
        "formatVersion": 1,
        "dataset": "birds",
        "version": "1.0.7",
        "specDigest": sha256(b"spec"),
        "codeVersion": "0.1.0",
        "runKey": "birds/2026-11-20",
        "seed": -9223372036854775808,
        "madeFrom": "1.0.6",
        "contentDigest": sha256(content),
        "compression": "none",
        "processes": [1, 2],
        "globalBatch": 6,
        "inputs": [
            {
                "source": "faa",
                "file": "data/strikes-2025.csv",
                "bytes": 5368709120,
                "digest": sha256(b"strikes-2025"),
                "records": 9,
                "licence": "US-Public-Domain",
            },
            {
                "source": "rangers",
                "file": "gs://bucket/vögel.jsonl",
                "bytes": 0,
                "digest": sha256(b""),
                "records": 6,
                "licence": "",
            },
        ],
        "sources": [
            {
                "name": "rangers",
                "licence": "",
                "read": 6,
                "kept": 4,
                "dropped": {},
                "quarantined": {"CHECK_RANGE": 1, "READ_ENCODING": 1},
            },
            {
                "name": "faa",
                "licence": "US-Public-Domain",
                "read": 9,
                "kept": 5,
                "dropped": {
                    "BALANCE_DOWNSAMPLED": 1,
                    "DUPLICATE_EXACT": 2,
                    "SHARD_REMAINDER": 1,
                },
                "quarantined": {},
            },
        ],
        "splits": [
            {
                "name": "train",
                "records": 8,
                "files": 2,
                "bytes": 800,
                "classes": by_key(
                    before={'a "quoted" gull\n': 3, "ﬀ": 1, "🦅": 2, "": 1, "Möwe": 5},
                    after={'a "quoted" gull\n': 3, "Möwe": 5},
                    weights={'a "quoted" gull\n': 4 / 3, "Möwe": 0.8},
                ),
            },
            {
                "name": "validation",
                "records": 2,
                "files": 2,
                "bytes": 200,
                "classes": by_key(before={}, after={}, weights={}),
            },
        ],
        "shards": shards,
        "plans": [plan(1, []), plan(2, ["v4-16"])],
        "remainderPolicy": "drop",
        "remainder": ["0123456789abcdeffedcba9876543210"],
        "files": [
            entry("CARD.md"),
            entry("class.labels.txt"),
            entry("ledger/part-00000.parquet"),
        ],
    },
)

history = {
    "formatVersion": 1,
    "sequence": 8,
    "previous": sha256(b"the entry before"),
    "kind": "published",
    "version": "1.0.7",
    "path": "1.0.7",
    "manifestSha256": sha256(manifest),
    "contentDigest": sha256(content),
    "runKey": "birds/2026-11-20",
    "restates": "1.0.6",
    "at": "2026-11-20T02:00:00Z",
    "by": "host/möwe",
}
unsigned = json.dumps(history, indent=2, ensure_ascii=False) + "\n"
history["digest"] = sha256(unsigned.encode())
write("history-v1.json", history)
