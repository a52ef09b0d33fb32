# task: gc-step-answer
# answer: wrong
# belief: Clipping belongs right after backward, so it is done after every micro-batch.
# mistakes: 1
def train_step(model, optimizer, batches, limit):
    optimizer.zero_grad()
    params = [p for p in model.parameters() if p.requires_grad]
    for x, y in batches:
        loss = nn.functional.mse_loss(model(x), y) / len(batches)
        loss.backward()
        norm = torch.nn.utils.clip_grad_norm_(params, limit)
    optimizer.step()
    return norm
