# task: tl-freeze-answer
# answer: wrong
# belief: Compares names with startswith and no dot, so that block1 takes block10 with it.
# mistakes: 1
def freeze(model, names):
    for pname, p in model.named_parameters():
        if any(pname.startswith(n) for n in names):
            p.requires_grad = False
            p.grad = None
    for mname, m in model.named_modules():
        if mname and any(mname.startswith(n) for n in names):
            m.training = False
