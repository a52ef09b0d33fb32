# task: tl-head-answer
# answer: wrong
# belief: Freezes the body on the way, since that is what one does in transfer learning, although nobody asked.
# mistakes: 1
def with_new_head(model, classes):
    net = copy.deepcopy(model)
    for p in net.parameters():
        p.requires_grad = False
    if isinstance(net.head, nn.Linear):
        net.head = nn.Linear(net.head.in_features, classes)
    else:
        net.head[-1] = nn.Linear(net.head[-1].in_features, classes)
    return net
