# task: tl-freeze-answer
# answer: wrong
# belief: Everything whose path starts with a name belongs to the part of that name.
# mistakes: 1
def freeze(model, names):
    for path, module in model.named_modules():
        if any(path.startswith(name) for name in names):
            module.eval()
            for parameter in module.parameters(recurse=False):
                parameter.requires_grad_(False)
                parameter.grad = None
