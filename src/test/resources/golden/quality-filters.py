#!/usr/bin/env python3
"""Writes quality-filters.jsonl: texts, and what the filters of datatrove say of them.

    pip install datatrove==0.10.1 numpy regex loguru humanize
    python3 quality-filters.py > quality-filters.jsonl

The filters are datatrove's own, with their published thresholds. Only what a word and a sentence
is comes from here, written down once more after docs/spec.md: datatrove asks a tokenizer for it.
"""

import json
import random
import re
import sys
import unicodedata

from datatrove.data import Document
from datatrove.pipeline.filters import (
    c4_filters,
    fineweb_quality_filter,
    gopher_quality_filter,
    gopher_repetition_filter,
)
from datatrove.utils.text import TERMINAL_PUNCTUATION


def in_word(character):
    return unicodedata.category(character)[0] in "LMN"


def runs(symbols):
    return [match.group(0) for match in re.finditer(r"(.)\1*", symbols, re.DOTALL)]


def words(text, language=None):
    tokens = []
    for piece in text.split():
        inside = [i for i, character in enumerate(piece) if in_word(character)]
        if not inside:
            tokens += runs(piece)
            continue
        first, last = inside[0], inside[-1] + 1
        tokens += runs(piece[:first]) + [piece[first:last]] + runs(piece[last:])
    return tokens


CLOSING = "\"')]}\u201d\u2019\u00bb"
ENDS = re.escape("".join(sorted(TERMINAL_PUNCTUATION)))
SENTENCE = re.compile(rf"[{ENDS}][{ENDS}{re.escape(CLOSING)}]*\s+(?=(\S))")


def sentences(text, language=None):
    breaks = [m for m in SENTENCE.finditer(text) if not m.group(1).islower()]
    return [""] * (len(breaks) + (1 if text.strip() else 0))


gopher_quality_filter.split_into_words = words
gopher_repetition_filter.split_into_words = words
fineweb_quality_filter.split_into_words = words
c4_filters.split_into_sentences = sentences

FILTERS = {
    "gopher": gopher_quality_filter.GopherQualityFilter(),
    "gopher_repetition": gopher_repetition_filter.GopherRepetitionFilter(),
    "c4": c4_filters.C4QualityFilter(),
    "fineweb": fineweb_quality_filter.FineWebQualityFilter(),
}


def verdict(name, text):
    try:
        answer = FILTERS[name].filter(Document(text=text.replace("\r\n", "\n"), id=""))
    except ZeroDivisionError:
        return None  # a text of nothing: for datatrove an error, for Granary a share of zero
    return answer[1] if isinstance(answer, tuple) else None


PLAIN = (
    "the be to of and that have with a in is it for not on this by from they we say her she or an "
    "will my one all would there their what so up out if about who get which go me when make can "
    "like time no just him know take people into year your good some could them see other than then "
    "now look only come its over think also back after use two how our work first well way even new "
    "want because any these give day most us river mountain library harvest weather engine bridge"
).split()
ODD = (
    "don't well-known 3.14 1,000 e-mail naïve café Straße 北京 привет éclair x² ½ a.b http://a.example/b?c=d"
).split()
SIGNS = ["...", "…", "#", "##", "-", "•", "—", "!!!", "?!", "(", ")", "\"", "🙂", "$", "@", "{", "[1]", "[edit]", "[citation needed]"]
PHRASES = ["javascript", "JavaScript", "Lorem ipsum", "terms of use", "Privacy Policy", "use of cookies", "uses cookies"]


def sentence(chance, least=4, most=14):
    pool = PLAIN + (ODD if chance.random() < 0.3 else [])
    said = " ".join(chance.choice(pool) for _ in range(chance.randint(least, most)))
    return said[0].upper() + said[1:] + chance.choice([".", ".", ".", "!", "?", "...", "…", "", ".\"", "。", " .", ". "])


def prose(chance, lines=None):
    made = []
    for _ in range(lines or chance.randint(3, 9)):
        made.append(" ".join(sentence(chance) for _ in range(chance.randint(1, 4))))
    ends = chance.choice(["\n", "\n", "\n\n", "\r\n"])
    return ends.join(made)


def spoilt(chance):
    text = prose(chance)
    lines = text.splitlines()
    kind = chance.randrange(16)
    if kind == 0:
        lines = ["- " + line for line in lines]
    elif kind == 1:
        lines = [line + chance.choice(["...", "…", " ... "]) for line in lines]
    elif kind == 2:
        lines.insert(chance.randrange(len(lines)), " ".join(chance.choice(SIGNS) for _ in range(chance.randint(1, 40))))
    elif kind == 3:
        lines += [chance.choice(lines)] * chance.randint(1, 4)
    elif kind == 4:
        text = "\n\n".join(lines + [chance.choice(lines)] * chance.randint(1, 3))
        lines = text.split("\n")
    elif kind == 5:
        lines = [" ".join(str(chance.randrange(10**chance.randint(1, 9))) for _ in range(chance.randint(10, 70)))] + lines[: chance.randint(0, 5)]
    elif kind == 6:
        lines.append(chance.choice(PHRASES) + " " + sentence(chance))
    elif kind == 7:
        run = " ".join(chance.choice(PLAIN) for _ in range(chance.randint(2, 12)))
        lines.append((run + " ") * chance.randint(2, 6))
    elif kind == 8:
        lines = [" ".join(chance.choice(PLAIN) for _ in range(chance.randint(1, 6))) for _ in range(chance.randint(10, 40))]
    elif kind == 9:
        lines.append(chance.choice(PLAIN) * chance.randint(1, 400))
    elif kind == 10:
        lines = [line.replace("e", "{" if chance.random() < 0.1 else "e") for line in lines]
    elif kind == 11:
        lines = [line.replace(". ", ".[%d] " % chance.randrange(99)) + "[12]" for line in lines]
    elif kind == 12:
        lines = ["", "  "] + lines + ["\t", "", ""]
    elif kind == 13:
        lines = [line.replace(" the", " #the").replace(" a", " # a") for line in lines]
    elif kind == 14:
        lines = [
            " ".join(chance.choice(PLAIN) + chance.choice(PLAIN) + "ish" for _ in range(chance.randint(2, 4))) + "."
            for _ in range(chance.randint(20, 30))
        ]
    else:
        lines = [" ".join(a for a in line) for line in lines]
    return chance.choice(["\n", "\n", "\n", "\r\n"]).join(lines)


def texts():
    yield from ["", " ", "\n", "\n\n", " \n \n", "\r\n", "a", "...", "…", "#", "- ", "a\n", "\na", "a\n\na", "a a a a", "{", "Lorem ipsum dolor sit."]
    chance = random.Random(20261120)
    for _ in range(60):
        yield prose(chance)
    for _ in range(380):
        yield spoilt(chance)
    for _ in range(40):
        yield " ".join(chance.choice(PLAIN + ODD + SIGNS) for _ in range(chance.randint(1, 120)))


def main():
    for text in texts():
        found = {name: verdict(name, text) for name in FILTERS}
        json.dump({"text": text, **found}, sys.stdout, ensure_ascii=False)
        sys.stdout.write("\n")


main()
