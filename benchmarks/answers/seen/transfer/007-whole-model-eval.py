# task: tl-freeze-answer
# answer: wrong
# belief: Puts the whole model into eval mode, so the batch norms that should learn on stand still too.
# mistakes: 1
def freeze(model, names):
    model.eval()
    for name in names:
        for p in model.get_submodule(name).parameters():
            p.requires_grad = False
            p.grad = None
