# task: tl-freeze-answer
# answer: wrong
# belief: Puts only the batch norms that are direct children into eval mode, so nested ones, dropout, and a part that is itself a batch norm go on.
# mistakes: 1
def freeze(model, names):
    for name in names:
        part = model.get_submodule(name)
        for p in part.parameters():
            p.requires_grad = False
            p.grad = None
        for child in part.children():
            if isinstance(child, (nn.BatchNorm1d, nn.BatchNorm2d)):
                child.eval()
