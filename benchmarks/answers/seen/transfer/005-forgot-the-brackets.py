# task: tl-freeze-answer
# answer: wrong
# belief: Writes part.eval without brackets, so it stays in training mode and its statistics move.
# mistakes: 1
def freeze(model, names):
    for n in names:
        part = model.get_submodule(n)
        part.eval
        for p in part.parameters():
            p.requires_grad = False
            p.grad = None
