"""Writes the files lists.* in formats/, with other people's libraries.

python3 -m venv v && v/bin/pip install pyarrow==26.0.1 fastavro==1.13.1 tensorflow-cpu==2.21.0
v/bin/python lists.py
"""

import fastavro
import pyarrow
import pyarrow.parquet
import tensorflow as tf


def row(i):
    return {
        "name": "row %d" % i,
        "tags": None if i % 7 == 3 else ["owl", "hen", "jäy", ""][: i % 5] * (1 + i % 2),
        "numbers": [(i + j) / 10 for j in range(3)],
        "counts": [i * 1000 - j for j in range(1 + i % 4)],
        "flags": None if i % 2 else [j % 2 == 0 for j in range(1 + i % 3)],
    }


rows = [row(i) for i in range(60)]
schema = pyarrow.schema(
    [
        ("name", pyarrow.string()),
        ("tags", pyarrow.list_(pyarrow.string())),
        ("numbers", pyarrow.list_(pyarrow.float32(), 3)),
        ("counts", pyarrow.list_(pyarrow.int64())),
        ("flags", pyarrow.list_(pyarrow.bool_())),
    ]
)
table = pyarrow.Table.from_pylist(rows, schema)
pyarrow.parquet.write_table(table, "formats/lists.parquet", row_group_size=25, data_page_size=64)
pyarrow.parquet.write_table(
    table,
    "formats/lists-old.parquet",
    use_compliant_nested_type=False,
    compression="zstd",
    data_page_version="2.0",
    version="1.0",
)


def several(items):
    return ["null", {"type": "array", "items": items}]


avro = {
    "type": "record",
    "name": "row",
    "fields": [
        {"name": "name", "type": "string"},
        {"name": "tags", "type": several("string")},
        {"name": "numbers", "type": several("float")},
        {"name": "counts", "type": several(["null", "long"])},
        {"name": "flags", "type": several("boolean")},
    ],
}
with open("formats/lists.avro", "wb") as out:
    fastavro.writer(out, avro, rows, codec="deflate", sync_interval=400)

with tf.io.TFRecordWriter("formats/lists.tfrecord") as out:
    for each in rows:
        feature = {
            "name": tf.train.Feature(
                bytes_list=tf.train.BytesList(value=[each["name"].encode()])
            ),
            "numbers": tf.train.Feature(float_list=tf.train.FloatList(value=each["numbers"])),
            "counts": tf.train.Feature(int64_list=tf.train.Int64List(value=each["counts"])),
        }
        if each["tags"] is not None:
            tags = [tag.encode() for tag in each["tags"]]
            feature["tags"] = tf.train.Feature(bytes_list=tf.train.BytesList(value=tags))
        if each["flags"] is not None:
            flags = [int(flag) for flag in each["flags"]]
            feature["flags"] = tf.train.Feature(int64_list=tf.train.Int64List(value=flags))
        example = tf.train.Example(features=tf.train.Features(feature=feature))
        out.write(example.SerializeToString(deterministic=True))


def nested(i):
    return {
        "inner": {"tags": ["a", "b"][: i % 3], "name": "n%d" % i},
        "points": [{"x": i}],
        "map": [("k", i)],
        "deep": [[i, i + 1]],
        "holes": [None, i][: 1 + i % 2],
    }


rows = [nested(i) for i in range(6)]
integers = pyarrow.list_(pyarrow.int64())
schema = pyarrow.schema(
    [
        (
            "inner",
            pyarrow.struct(
                [("tags", pyarrow.list_(pyarrow.string())), ("name", pyarrow.string())]
            ),
        ),
        ("points", pyarrow.list_(pyarrow.struct([("x", pyarrow.int64())]))),
        ("map", pyarrow.map_(pyarrow.string(), pyarrow.int64())),
        ("deep", pyarrow.list_(integers)),
        ("holes", integers),
    ]
)
pyarrow.parquet.write_table(
    pyarrow.Table.from_pylist(rows, schema), "formats/lists-nested.parquet"
)
for each in rows:
    each["map"] = dict(each["map"])


def record(name, fields):
    return {"type": "record", "name": name, "fields": fields}


def field(name, of):
    return {"name": name, "type": of}


def array(items):
    return {"type": "array", "items": items}


inner = record("inner", [field("tags", array("string")), field("name", "string")])
avro = record(
    "nested",
    [
        field("inner", inner),
        field("points", array(record("point", [field("x", "long")]))),
        field("map", {"type": "map", "values": "long"}),
        field("deep", array(array("long"))),
        field("holes", array(["null", "long"])),
    ],
)
with open("formats/lists-nested.avro", "wb") as out:
    fastavro.writer(out, avro, rows)
