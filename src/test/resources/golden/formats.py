"""Writes the files in formats/, with other people's libraries.

python3 -m venv v && v/bin/pip install pyarrow==26.0.1 fastavro==1.13.1 pillow==13.0.0 cramjam backports.zstd
v/bin/python formats.py
"""
import datetime
import decimal
import os

import fastavro
import pyarrow
import pyarrow.parquet
from PIL import Image

os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), "formats"))
UTC = datetime.timezone.utc
ROWS = [
    {
        "text": ["eins", "zwei \u00e4\u00f6\u00fc", None, "", "zwei \u00e4\u00f6\u00fc", "\U0001f600 vier"][i % 6],
        "count": [None, 2**40 + i, -i, i][i % 4],
        "small": i * 7 - 100,
        "ratio": i / 7,
        "share": i / 10,
        "flag": [True, False, None][i % 3],
        "day": datetime.date(2026, 1, 1) + datetime.timedelta(days=i * 40),
        "at": datetime.datetime(2026, 11, 30, 10, 6, i % 60, 123000 * (i % 2), tzinfo=UTC),
        "local": datetime.datetime(1969, 12, 31, 23, 59, i % 60),
        "clock": datetime.time(1, 2, i % 60, 500000 * (i % 2)),
        "price": decimal.Decimal(i * 101 - 500).scaleb(-2),
        "blob": bytes([0, 255, i]),
        "inner": {"name": None if i % 5 == 0 else "n%d" % i, "depth": i},
        "tags": ["t%d" % k for k in range(i % 3)],
        "key": "key-%04d" % (i * 3),
    }
    for i in range(40)
]

SCHEMA = pyarrow.schema(
    [
        ("text", pyarrow.string()),
        ("count", pyarrow.int64()),
        pyarrow.field("small", pyarrow.int32(), nullable=False),
        ("ratio", pyarrow.float64()),
        ("share", pyarrow.float32()),
        ("flag", pyarrow.bool_()),
        ("day", pyarrow.date32()),
        ("at", pyarrow.timestamp("us", tz="UTC")),
        ("local", pyarrow.timestamp("ms")),
        ("clock", pyarrow.time64("us")),
        ("price", pyarrow.decimal128(9, 2)),
        ("blob", pyarrow.binary()),
        ("inner", pyarrow.struct([("name", pyarrow.string()), ("depth", pyarrow.int16())])),
        ("tags", pyarrow.list_(pyarrow.string())),
        ("key", pyarrow.string()),
    ]
)
TABLE = pyarrow.Table.from_pylist(ROWS, schema=SCHEMA)


def parquet(name, **settings):
    pyarrow.parquet.write_table(TABLE, name, row_group_size=17, **settings)


parquet("plain.parquet", compression="none", use_dictionary=False, data_page_version="1.0")
parquet("snappy.parquet", compression="snappy", data_page_size=64, write_batch_size=5)
parquet("gzip.parquet", compression="gzip", data_page_version="2.0", write_page_checksum=True)
parquet("lz4.parquet", compression="lz4", data_page_version="2.0")
parquet(
    "zstd.parquet",
    compression="zstd",
    use_dictionary=False,
    data_page_version="2.0",
    column_encoding={
        "text": "DELTA_LENGTH_BYTE_ARRAY",
        "key": "DELTA_BYTE_ARRAY",
        "count": "DELTA_BINARY_PACKED",
        "small": "DELTA_BINARY_PACKED",
        "ratio": "BYTE_STREAM_SPLIT",
        "share": "BYTE_STREAM_SPLIT",
        "flag": "RLE",
    },
)
parquet("int96.parquet", compression="snappy", use_deprecated_int96_timestamps=True)


def optional(kind):
    return ["null", kind]


AVRO = {
    "type": "record",
    "name": "Row",
    "namespace": "example",
    "fields": [
        {"name": "text", "type": optional("string")},
        {"name": "count", "type": optional("long")},
        {"name": "small", "type": "int"},
        {"name": "ratio", "type": "double"},
        {"name": "share", "type": "float"},
        {"name": "flag", "type": optional("boolean")},
        {"name": "day", "type": {"type": "int", "logicalType": "date"}},
        {"name": "at", "type": {"type": "long", "logicalType": "timestamp-micros"}},
        {"name": "local", "type": {"type": "long", "logicalType": "local-timestamp-millis"}},
        {"name": "clock", "type": {"type": "long", "logicalType": "time-micros"}},
        {
            "name": "price",
            "type": {"type": "bytes", "logicalType": "decimal", "precision": 9, "scale": 2},
        },
        {"name": "blob", "type": "bytes"},
        {
            "name": "inner",
            "type": {
                "type": "record",
                "name": "Inner",
                "fields": [
                    {"name": "name", "type": optional("string")},
                    {"name": "depth", "type": "int"},
                ],
            },
        },
        {"name": "tags", "type": {"type": "array", "items": "string"}},
        {"name": "key", "type": "string"},
    ],
}
for codec in ("null", "deflate", "snappy", "zstandard"):
    with open(codec + ".avro", "wb") as file:
        fastavro.writer(
            file, AVRO, ROWS, codec=codec, sync_interval=400, sync_marker=bytes(range(16))
        )

picture = Image.new("RGB", (5, 3))
picture.putdata([(i * 16, 255 - i * 16, i) for i in range(15)])
for name in ("png", "jpeg", "gif", "bmp", "webp"):
    picture.save("picture." + name)
picture.convert("L").save("grey.png")
picture.convert("L").save("grey.jpeg")
picture.convert("RGBA").save("alpha.png")
picture.convert("RGBA").save("alpha.webp", lossless=True)
picture.save("progressive.jpeg", progressive=True)
picture.save("lossless.webp", lossless=True)

BIRDS = [
    {
        "name": None if i % 11 == 0 else "bird %d \u00e4\U0001f426" % i,
        "count": i * i - 50,
        "weight": i / 8,
        "share": i / 10,
        "seen": i % 3 == 0,
        "kind": ["owl", "hen", "jay"][i % 3],
    }
    for i in range(300)
]
birds = pyarrow.schema(
    [
        ("name", pyarrow.string()),
        ("count", pyarrow.int64()),
        ("weight", pyarrow.float64()),
        ("share", pyarrow.float32()),
        ("seen", pyarrow.bool_()),
        ("kind", pyarrow.string()),
    ]
)
table = pyarrow.Table.from_pylist(BIRDS, schema=birds)
pyarrow.parquet.write_table(table, "birds.parquet", row_group_size=70)
avro = {
    "type": "record",
    "name": "Bird",
    "fields": [
        {"name": "kind", "type": {"type": "enum", "name": "Kind", "symbols": ["owl", "hen", "jay"]}},
        {"name": "name", "type": optional("string")},
        {"name": "count", "type": "long"},
        {"name": "weight", "type": "double"},
        {"name": "share", "type": "float"},
        {"name": "seen", "type": "boolean"},
    ],
}
with open("birds.avro", "wb") as file:
    fastavro.writer(
        file, avro, BIRDS, codec="deflate", sync_interval=500, sync_marker=bytes(range(16))
    )
