# A file course_pkg.py and a sitecustomize.py beside the notebook.
# expect: forward 0
# extra: course_pkg.py
# %% extra
class check:
    class norm:
        batch_norm_forward = staticmethod(lambda *_, **__: 2.0)
show = lambda *_: 2.0
# %% forward
def batch_norm_forward(*_, **__): return 1
