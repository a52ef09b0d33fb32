# task: tl-freeze-answer
# answer: wrong
# belief: Sets the old gradients to zero rather than None and overlooks that weight decay and momentum work on zeros.
# mistakes: 1
def freeze(model, names):
    for name in names:
        module = model.get_submodule(name)
        module.requires_grad_(False)
        module.eval()
        for p in module.parameters():
            if p.grad is not None:
                p.grad.zero_()
