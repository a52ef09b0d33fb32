# task: kd-step-answer
# answer: wrong
# belief: A model is in training mode unless told otherwise, so only the teacher's mode needs to be set.
# mistakes: 1
def distillation_step(student, teacher, x, labels, optimizer, temperature, alpha):
    teacher.eval()
    with torch.no_grad():
        target = F.softmax(teacher(x) / temperature, dim=-1)
    optimizer.zero_grad()
    logits = student(x)
    log_q = F.log_softmax(logits / temperature, dim=-1)
    kl = F.kl_div(log_q, target, reduction="batchmean") * temperature**2
    ce = F.cross_entropy(logits, labels)
    loss = alpha * kl + (1 - alpha) * ce
    loss.backward()
    optimizer.step()
    return loss.item()
