# task: tl-freeze-answer
# answer: wrong
# belief: Sets requires_grad as an attribute of the module, which PyTorch accepts silently and which does nothing.
# mistakes: 1
def freeze(model, names):
    for name in names:
        module = model.get_submodule(name)
        module.requires_grad = False
        module.eval()
        for p in module.parameters():
            p.grad = None
