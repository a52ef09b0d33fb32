# task: tl-freeze-answer
# answer: wrong
# belief: Asks for parameters(recurse=False), which a Sequential has none of, and does not call eval.
# mistakes: 2
def freeze(model, names):
    for name in names:
        for p in model.get_submodule(name).parameters(recurse=False):
            p.requires_grad = False
            p.grad = None
