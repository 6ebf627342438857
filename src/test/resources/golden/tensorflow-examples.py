"""Writes tensorflow-examples.tfrecord and tensorflow-examples.tfrecord.gz beside itself, with TensorFlow alone.

TensorFlowGoldenTest makes the same examples with Granary. Run with: pip install tensorflow-cpu==2.21.0
"""

import pathlib

import tensorflow as tf

FOLDER = pathlib.Path(__file__).parent
LENGTHS = [0, 1, 90, 97, 98, 99, 100, 110, 111, 112, 127, 128, 300, 16_370]
INTEGERS = [0, 1, 127, 128, 16_384, 2**35, 2**63 - 1, -1, -(2**63)]
REALS = [0.0, -0.0, 0.1, -1e-45, 3.4028234663852886e38, 16_777_217.0]


def example(number):
    features = {
        "granary_record_id": text(f"{number * 0x123456789ABCDEF:032x}"),
        "granary_source": text("faa"),
        "remarks": text("x" * LENGTHS[number % len(LENGTHS)] + "Möwe 🦅"[: number % 7]),
        "é": integers(number),
    }
    if number % 4 != 3:
        features["speed"] = integers(INTEGERS[number % len(INTEGERS)])
    if number % 5 != 4:
        features["Z/height"] = tf.train.Feature(
            float_list=tf.train.FloatList(value=[REALS[number % len(REALS)]]))
    return tf.train.Example(features=tf.train.Features(feature=features))


def text(value):
    return tf.train.Feature(bytes_list=tf.train.BytesList(value=[value.encode()]))


def integers(value):
    return tf.train.Feature(int64_list=tf.train.Int64List(value=[value]))


for name, compression in [("tensorflow-examples.tfrecord", ""), ("tensorflow-examples.tfrecord.gz", "GZIP")]:
    with tf.io.TFRecordWriter(str(FOLDER / name), compression) as writer:
        for number in range(24):
            writer.write(example(number).SerializeToString(deterministic=True))
