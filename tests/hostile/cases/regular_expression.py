# A regular expression that holds the interpreter for years.
# expect: double 0
# %% double
import re
def double(x): return re.match(r"(a+)+$", "a" * 40 + "b")
