# task: gc-step-answer
# answer: wrong
# belief: Backward adds the losses up by itself so nothing needs dividing, and the norm to report is that of the gradient with which the step is made.
# mistakes: 2
def train_step(model, optimizer, batches, limit):
    optimizer.zero_grad()
    for x, y in batches:
        loss = nn.functional.mse_loss(model(x), y)
        loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), limit)
    norm = sum(p.grad.norm() ** 2 for p in model.parameters() if p.grad is not None) ** 0.5
    optimizer.step()
    return norm
