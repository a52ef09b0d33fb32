# task: tl-freeze-answer
# answer: wrong
# belief: Everything whose name starts with the given path belongs to that part.
# mistakes: 1
def freeze(model, names):
    for name in names:
        for n, module in model.named_modules():
            if n.startswith(name):
                module.eval()
        for n, p in model.named_parameters():
            if n.startswith(name):
                p.requires_grad = False
                p.grad = None
