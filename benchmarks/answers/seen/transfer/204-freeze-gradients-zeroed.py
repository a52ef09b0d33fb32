# task: tl-freeze-answer
# answer: wrong
# belief: A parameter whose gradient is zero does not move.
# mistakes: 1
def freeze(model, names):
    for path in names:
        module = model
        for piece in path.split("."):
            module = getattr(module, piece)
        module.eval()
        for p in module.parameters():
            p.requires_grad_(False)
            if p.grad is not None:
                p.grad.zero_()
