# task: gc-step-answer
# answer: right
# belief: Adds the gradients of the undivided losses and divides them by the number of pieces before clipping.
# mistakes: 0
def train_step(model, optimizer, batches, limit):
    for p in model.parameters():
        p.grad = None
    for x, y in batches:
        nn.functional.mse_loss(model(x), y).backward()
    with_grad = [p for p in model.parameters() if p.grad is not None]
    for p in with_grad:
        p.grad.div_(len(batches))
    norm = nn.utils.clip_grad_norm_(with_grad, limit)
    optimizer.step()
    return norm.item()
