# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Palimpsest authors
"""What is wrong in a profile ends the build with its file and line.

usage: bad_profiles_test.py SEGMENT_PROFILES.py
"""
import subprocess
import sys
import tempfile
from pathlib import Path

# text of xx.txt, what is said of it
CASES = [
    ("[never final]\ndr\n\n[often final]\netc\n", None),
    ("dr\n", "xx.txt:1: words before the first [section]"),
    ("[never]\n", "xx.txt:1: no section [never]"),
    ("# a comment\n[never final]\ndr Prof\n", 'xx.txt:3: "Prof" must be in lower case'),
    ("[never final]\ndr prof.\n", 'xx.txt:2: "prof." must be without its final stop'),
    ("[never final]\ndr\nprof dr\n", 'xx.txt:3: "dr" is twice in [never final]'),
    ("[habits]\nordinal\n", 'xx.txt:2: no habit "ordinal"'),
    ("[starters]\n" + "x" * 60 + "\n", "xx.txt:2:"),
    ("[starters]\ne\u0301t\n", "xx.txt:2:"),
    ("[also]\ngeneral\n", None),
    ("[also]\nxx\n", "two profiles"),
]

failed = 0
for text, expected in CASES:
    with tempfile.TemporaryDirectory() as folder:
        general, profile = Path(folder, "general.txt"), Path(folder, "xx.txt")
        general.write_text("[never final]\nst\n", encoding="utf-8")
        profile.write_text(text, encoding="utf-8")
        run = subprocess.run([sys.executable, sys.argv[1], str(Path(folder, "out.inc")), str(general), str(profile)],
                             capture_output=True, text=True, check=False)
        good = run.returncode == 0 if expected is None else run.returncode != 0 and expected in run.stderr
        if not good:
            failed += 1
            print(f"{text!r}: wanted {expected!r}, got status {run.returncode}: {run.stderr}")
sys.exit(1 if failed else 0)
