# task: tl-freeze-answer
# answer: wrong
# belief: Setting training = False on the frozen part puts its batch norm layers in eval mode, too.
# mistakes: 1
def freeze(model, names):
    modules = dict(model.named_modules())
    for name in names:
        modules[name].training = False
        for p in modules[name].parameters():
            p.requires_grad = False
            p.grad = None
