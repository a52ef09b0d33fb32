# task: tl-groups-answer
# answer: wrong
# belief: Takes each parameter tensor for a layer of its own, so weight and bias of one layer differ in rate.
# mistakes: 1
def layer_groups(model, lr, decay, weight_decay):
    ps = [p for p in model.parameters() if p.requires_grad]
    ps.reverse()
    return [
        {
            "params": [p],
            "lr": lr * decay**i,
            "weight_decay": weight_decay if p.ndim >= 2 else 0.0,
        }
        for i, p in enumerate(ps)
    ]
