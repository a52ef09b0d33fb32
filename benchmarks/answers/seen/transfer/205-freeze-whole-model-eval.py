# task: tl-freeze-answer
# answer: wrong
# belief: model.eval() is what stops the running statistics when parts are frozen.
# mistakes: 1
def freeze(model, names):
    model.eval()
    for name in names:
        for p in model.get_submodule(name).parameters():
            p.requires_grad = False
            p.grad = None
