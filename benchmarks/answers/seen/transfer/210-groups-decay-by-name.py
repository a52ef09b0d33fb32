# task: tl-groups-answer
# answer: wrong
# belief: Parameters called bias get no weight decay, and those called weight do.
# mistakes: 1
def layer_groups(model, lr, decay, weight_decay):
    layers = [m for m in model.children() if any(p.requires_grad for p in m.parameters())]
    result = []
    rate = lr
    for layer in reversed(layers):
        decayed, plain = [], []
        for name, p in layer.named_parameters():
            if not p.requires_grad:
                continue
            if name.endswith("bias"):
                plain.append(p)
            else:
                decayed.append(p)
        if decayed:
            result.append({"params": decayed, "lr": rate, "weight_decay": weight_decay})
        if plain:
            result.append({"params": plain, "lr": rate, "weight_decay": 0})
        rate = rate * decay
    return result
