# SPDX-License-Identifier: GPL-3.0-or-later
# Prints what the Translate Toolkit reads from a file: a JSON array of [source, target].
#
# usage: translate_toolkit.py FILE
import json
import sys

from translate.storage import factory

store = factory.getobject(sys.argv[1])
pairs = [[str(unit.source), str(unit.target)] for unit in store.units if unit.source and unit.target]
print(json.dumps([pair for pair in pairs if not pair[0].startswith("Content-Type:")]))
