#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Palimpsest authors
"""Makes the tables of wasm/segment out of its profiles, one text file a language (docs/SEGMENTATION.md).

usage: segment_profiles.py OUT.inc PROFILE.txt...

A wrong line ends with FILE:LINE: what is wrong, and status 1.

What is made, for each language: its words in buckets by their hash, an entry being one byte of length, two
of flags (low byte first) and the word; and where each bucket begins. general.txt is part of every language.
"""
import sys
import unicodedata
from pathlib import Path

# In the order of enum WordFlag of segment/profile.h.
SECTIONS = ["never final", "by what follows", "often final", "before a number", "starters", "labels",
            "times", "after an ordinal", "saying", "ordinary", "continuing"]
# In the order of enum Habit.
HABITS = ["ordinals", "capital-nouns", "colon-ends", "semicolon-asks", "stop-pauses", "spaces-end",
          "lower-starts", "syllabic-consonants", "final-vowels"]
KINDS_OF_ABBREVIATION = 0b1111 | 1 << 6
MAX_WORD_BYTES = 48  # less than Folded::kMaxBytes of segment/words.h


class BadProfile(Exception):
    pass


def words_of(line):
    words = line.split()
    for word in words:
        if unicodedata.normalize("NFC", word) != word:
            raise BadProfile(f'"{word}" is not in form NFC')
        if word != word.lower() and word.lower() != "i̇":
            raise BadProfile(f'"{word}" must be in lower case')
        if word.endswith("."):
            raise BadProfile(f'"{word}" must be without its final stop')
        if len(word.encode()) > MAX_WORD_BYTES:
            raise BadProfile(f'"{word}" is longer than {MAX_WORD_BYTES} bytes')
    return words


class Profile:
    def __init__(self, path):
        self.names = [path.stem]
        self.habits = 0
        self.words = {}      # word: flags
        self.without = set() # of general.txt
        section = None
        for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            line = raw.split("#")[0].strip() if not raw.startswith("[") else raw.strip()
            try:
                if line.startswith("["):
                    section = self.section_named(line)
                elif line:
                    self.read(section, line)
            except BadProfile as problem:
                raise BadProfile(f"{path}:{number}: {problem}") from None

    @staticmethod
    def section_named(line):
        name = line.strip("[]")
        if name not in SECTIONS + ["habits", "also", "not"] or line != f"[{name}]":
            raise BadProfile(f"no section {line}; there are [habits], [also], [not], [" + "], [".join(SECTIONS) + "]")
        return name

    def read(self, section, line):
        if section is None:
            raise BadProfile("words before the first [section]")
        words = words_of(line)
        if section == "habits":
            for word in words:
                if word not in HABITS:
                    raise BadProfile(f'no habit "{word}"; there are ' + ", ".join(HABITS))
                self.habits |= 1 << HABITS.index(word)
        elif section == "also":
            self.names += words
        elif section == "not":
            self.without |= set(words)
        else:
            flag = 1 << SECTIONS.index(section)
            for word in words:
                if self.words.get(word, 0) & flag:
                    raise BadProfile(f'"{word}" is twice in [{section}]')
                self.words[word] = self.words.get(word, 0) | flag

    def with_general(self, general):
        words = dict(self.words)
        for word, flags in general.words.items():
            # What a language says of an abbreviation is all there is to say.
            if word in self.without or (words.get(word, 0) | 0) & KINDS_OF_ABBREVIATION:
                continue
            words[word] = words.get(word, 0) | flags
        return words


def hash_of(word):
    """FNV-1a, 32 bits; as in segment/profile.cpp."""
    value = 2166136261
    for byte in word:
        value = ((value ^ byte) * 16777619) & 0xFFFFFFFF
    return value ^ (value >> 15)


def table_of(words):
    """(where buckets begin, entries)"""
    count = 16
    while count < len(words):
        count *= 2
    buckets = [[] for _ in range(count)]
    for word, flags in sorted(words.items()):
        encoded = word.encode()
        buckets[hash_of(encoded) % count].append(bytes([len(encoded), flags & 255, flags >> 8]) + encoded)
    begins, entries = [], b""
    for bucket in buckets:
        begins.append(len(entries))
        entries += b"".join(bucket)
    begins.append(len(entries))
    if len(entries) > 65535:
        raise BadProfile("more words than 64 kB hold")
    return begins, entries


def numbers(values):
    lines, line = [], ""
    for value in values:
        if len(line) > 110:
            lines.append(line)
            line = ""
        line += f"{value},"
    return "\n".join(lines + [line])


def main():
    out, *paths = sys.argv[1:]
    profiles = {}
    for path in sorted(map(Path, paths)):
        profiles[path.stem] = Profile(path)
    general = profiles["general"]
    text = ["// Generated by wasm/data/make/segment_profiles.py from wasm/segment/profiles; do not edit.",
            "// SPDX-License-Identifier: GPL-3.0-or-later"]
    rows, size = [], 0
    for stem, profile in profiles.items():
        begins, entries = table_of(profile.with_general(general))
        size += 2 * len(begins) + len(entries)
        text.append(f"constexpr uint16_t kBuckets_{stem}[] = {{\n{numbers(begins)}\n}};")
        text.append(f"constexpr uint8_t kEntries_{stem}[] = {{\n{numbers(entries)}\n}};")
        for name in profile.names:
            rows.append((name if stem != "general" else "",
                         f"{profile.habits}, kBuckets_{stem}, {len(begins) - 2}, kEntries_{stem}"))
    names = [name for name, _ in rows]
    for name in names:
        if names.count(name) > 1:
            raise BadProfile(f'two profiles are of the language "{name}"')
    text.append("// Sorted by name; the general one has none.")
    text.append(f"constexpr ProfileRow kProfiles[] = {{")
    text += [f'    {{"{name}", {{{rest}}}}},' for name, rest in sorted(rows)]
    text.append("};")
    text.append(f"// Sizes: {len(rows)} languages, {size} bytes.")
    Path(out).write_text("\n".join(text) + "\n", encoding="utf-8")


if __name__ == "__main__":
    try:
        main()
    except BadProfile as problem:
        print(problem, file=sys.stderr)
        sys.exit(1)
