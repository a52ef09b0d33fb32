# task: tl-head-answer
# answer: wrong
# belief: Builds an nn.Sequential of body and head, which computes the same but has no body and no head.
# mistakes: 1
def with_new_head(model, classes):
    body = copy.deepcopy(model.body)
    head = copy.deepcopy(model.head)
    if isinstance(head, nn.Linear):
        head = nn.Linear(head.in_features, classes)
    else:
        head[-1] = nn.Linear(head[-1].in_features, classes)
    return nn.Sequential(body, head)
