# task: tl-freeze-answer
# answer: right
# belief: Goes through all modules once and compares the list of path steps, so block1 is not block10.
# mistakes: 0
def freeze(model, names):
    frozen = [tuple(name.split(".")) for name in names]
    for path, module in model.named_modules():
        steps = tuple(path.split("."))
        if any(steps[: len(f)] == f for f in frozen):
            module.train(False)
            for p in module.parameters():
                p.requires_grad, p.grad = False, None
