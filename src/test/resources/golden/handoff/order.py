"""The order of records in training, as docs/format.md tells it: written apart from Granary's own.

python3 order.py > order.txt
"""

MASK64 = (1 << 64) - 1


def mix(bits):
    bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9 & MASK64
    bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB & MASK64
    return bits ^ (bits >> 31)


def order(seed, epoch, lane, count):
    key = mix(mix(mix(seed & MASK64) ^ epoch) ^ lane)
    half = (max(2, max(1, count - 1).bit_length()) + 1) // 2
    mask = (1 << half) - 1

    def at(number):
        while True:
            left, right = number >> half, number & mask
            for i in range(6):
                scrambled = mix((key + i * 0x9E3779B97F4A7C15 & MASK64) ^ right) & mask
                left, right = right, left ^ scrambled
            number = left << half | right
            if number < count:
                return number

    return at


if __name__ == "__main__":
    for seed, epoch, lane, count in [
        (7, 0, 0, 1),
        (7, 0, 0, 2),
        (7, 1, 3, 40),
        (-20261120, 0, 1, 1000),
        (20261120, 12, 11, 3_000_000_000),
    ]:
        at = order(seed, epoch, lane, count)
        print(seed, epoch, lane, count, *(at(i) for i in range(min(count, 20))))
