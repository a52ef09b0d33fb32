# task: kd-step-answer
# answer: wrong
# belief: Forgets zero_grad, so the gradients left over are added to those of this batch.
# mistakes: 1
def distillation_step(student, teacher, x, labels, optimizer, temperature, alpha):
    teacher.eval()
    student.train()
    T = temperature
    with torch.no_grad():
        p = torch.softmax(teacher(x) / T, dim=-1)
    z = student(x)
    q = torch.log_softmax(z / T, dim=-1)
    loss = alpha * T * T * F.kl_div(q, p, reduction="batchmean")
    loss = loss + (1 - alpha) * F.cross_entropy(z, labels)
    loss.backward()
    optimizer.step()
    return loss.detach()
