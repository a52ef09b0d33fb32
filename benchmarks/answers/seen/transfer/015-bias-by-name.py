# task: tl-groups-answer
# answer: wrong
# belief: Tells the parameters without weight decay by the name bias, so the gamma of batch norm is decayed.
# mistakes: 1
def layer_groups(model, lr, decay, weight_decay):
    layers = [c for c in model.children() if any(p.requires_grad for p in c.parameters())]
    out = []
    for i, layer in enumerate(layers):
        rate = lr * decay ** (len(layers) - 1 - i)
        for name, p in layer.named_parameters():
            if not p.requires_grad:
                continue
            wd = 0.0 if name.endswith("bias") else weight_decay
            out.append({"params": [p], "lr": rate, "weight_decay": wd})
    return out
