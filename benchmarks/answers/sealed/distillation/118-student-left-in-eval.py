# task: kd-step-answer
# answer: wrong
# belief: The mode only matters for the teacher; a student that takes gradients is in training mode by itself.
# mistakes: 1
def distillation_step(student, teacher, x, labels, optimizer, temperature, alpha):
    teacher.eval()
    with torch.no_grad():
        p = F.softmax(teacher(x) / temperature, dim=-1)
    optimizer.zero_grad()
    logits = student(x)
    log_q = F.log_softmax(logits / temperature, dim=-1)
    kl = F.kl_div(log_q, p, reduction="batchmean")
    loss = alpha * temperature**2 * kl + (1 - alpha) * F.cross_entropy(logits, labels)
    loss.backward()
    optimizer.step()
    return loss.detach()
