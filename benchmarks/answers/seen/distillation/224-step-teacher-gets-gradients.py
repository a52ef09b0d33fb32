# task: kd-step-answer
# answer: wrong
# belief: teacher.eval() switches the gradients of the teacher off.
# mistakes: 1
def distillation_step(student, teacher, x, labels, optimizer, temperature, alpha):
    student.train()
    teacher.eval()
    optimizer.zero_grad()
    s, t = student(x), teacher(x)
    log_q = (s / temperature).log_softmax(dim=1)
    p = (t / temperature).softmax(dim=1)
    loss = alpha * temperature**2 * F.kl_div(log_q, p, reduction="batchmean")
    loss = loss + (1 - alpha) * F.cross_entropy(s, labels)
    loss.backward()
    optimizer.step()
    return loss
