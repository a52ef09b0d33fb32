# task: tl-freeze-answer
# answer: right
# belief: Walks the path with functools.reduce and getattr and goes through the parts with apply.
# mistakes: 0
def freeze(model, names):
    from functools import reduce

    def still(module):
        module.training = False
        for parameter in module._parameters.values():
            if parameter is not None:
                parameter.requires_grad_(False)
                parameter.grad = None

    for path in names:
        reduce(getattr, path.split("."), model).apply(still)
