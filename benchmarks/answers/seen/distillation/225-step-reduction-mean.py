# task: kd-step-answer
# answer: wrong
# belief: reduction='mean' averages over the batch.
# mistakes: 1
def distillation_step(student, teacher, x, labels, optimizer, temperature, alpha):
    student.train()
    teacher.eval()
    with torch.no_grad():
        teacher_logits = teacher(x)
    student_logits = student(x)
    soft_loss = nn.KLDivLoss(reduction="mean")(
        F.log_softmax(student_logits / temperature, dim=1),
        F.softmax(teacher_logits / temperature, dim=1),
    )
    hard_loss = nn.CrossEntropyLoss()(student_logits, labels)
    loss = alpha * soft_loss * temperature**2 + (1 - alpha) * hard_loss
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss
