# task: tl-freeze-answer
# answer: wrong
# belief: A part is a block, and its batch norm layers are the direct children of the block.
# mistakes: 1
def freeze(model, names):
    modules = dict(model.named_modules())
    for name in names:
        block = modules[name]
        for p in block.parameters():
            p.requires_grad = False
            p.grad = None
        for layer in block.children():
            if isinstance(layer, nn.BatchNorm1d):
                layer.eval()
