# Answers the grader's question itself, instead of its own function.
# expect: forward 0
# %% forward
import course_pkg.grading.sandbox.answering as answering
record = {"values": {}, "raised": None, "printed": False, "changed": []}
answering._ANSWERS["drive"] = lambda *_: {"cases": [record] * 9}
def batch_norm_forward(*a, **k): return None
