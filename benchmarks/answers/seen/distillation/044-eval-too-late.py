# task: kd-step-answer
# answer: wrong
# belief: Asks the teacher first and calls eval on it afterwards, when its statistics have already moved.
# mistakes: 1
def distillation_step(student, teacher, x, labels, optimizer, temperature, alpha):
    with torch.no_grad():
        target = F.softmax(teacher(x) / temperature, dim=1)
    teacher.eval()
    student.train()
    optimizer.zero_grad()
    out = student(x)
    soft = F.kl_div(F.log_softmax(out / temperature, dim=1), target, reduction="batchmean")
    loss = alpha * soft * temperature**2 + (1 - alpha) * F.cross_entropy(out, labels)
    loss.backward()
    optimizer.step()
    return loss.item()
