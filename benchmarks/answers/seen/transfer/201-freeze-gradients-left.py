# task: tl-freeze-answer
# answer: wrong
# belief: With requires_grad=False the optimizer no longer touches a parameter.
# mistakes: 1
def freeze(model, names):
    for name in names:
        part = model.get_submodule(name)
        part.eval()
        for p in part.parameters():
            p.requires_grad = False
