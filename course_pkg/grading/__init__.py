"""Grading: rebuild, run, judge, record."""

import sys

# nbformat brings jsonschema, and this a grammar of internet addresses that takes seconds to compile
# at every start. Notebooks hold nothing that it would check, and jsonschema can do without.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
