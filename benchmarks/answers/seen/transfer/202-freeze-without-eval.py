# task: tl-freeze-answer
# answer: wrong
# belief: Freezing concerns the parameters only; running mean and variance do not move either, as they belong to the frozen layer.
# mistakes: 1
def freeze(model, names):
    for name in names:
        module = model.get_submodule(name)
        for parameter in module.parameters():
            parameter.requires_grad_(False)
            parameter.grad = None
