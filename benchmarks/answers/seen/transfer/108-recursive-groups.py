# task: tl-groups-answer
# answer: right
# belief: Peels off the last child recursively, with the rate of the rest multiplied by decay only when the child trains.
# mistakes: 0
def layer_groups(model, lr, decay, weight_decay):
    def peel(children, rate):
        if not children:
            return []
        *below, top = children
        trained = [p for p in top.parameters() if p.requires_grad]
        if not trained:
            return peel(below, rate)
        own = [
            {"params": [p], "lr": rate, "weight_decay": weight_decay * (p.dim() >= 2)}
            for p in trained
        ]
        return peel(below, rate * decay) + own

    return peel(list(model.children()), lr)
