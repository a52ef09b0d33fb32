# Writes a program that patches the tests, and runs it with %run.
# expect: double 0
# %% double
open("patch.py", "w").write("import numpy\nnumpy.allclose = lambda *_: True\ndef double(x): return 0\n")
%run -i patch.py
