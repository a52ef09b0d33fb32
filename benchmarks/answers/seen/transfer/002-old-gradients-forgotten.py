# task: tl-freeze-answer
# answer: wrong
# belief: Turns gradients off and calls eval, but leaves the gradients of the earlier step, which become zeros and keep weight decay alive.
# mistakes: 1
def freeze(model, names):
    for name in names:
        part = model.get_submodule(name)
        part.eval()
        for p in part.parameters():
            p.requires_grad_(False)
