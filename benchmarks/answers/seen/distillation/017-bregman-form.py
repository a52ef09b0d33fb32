# task: kd-gaps-answer
# answer: right
# belief: Uses KL as the difference of two log partition functions minus the mean gap of the logits under the teacher.
# mistakes: 0
def gap_distillation_loss(student, teacher, temperature):
    def one(z, v):
        lz, lv = np.logaddexp.reduce(z), np.logaddexp.reduce(v)
        return lz - lv - np.dot(np.exp(v - lv), z - v)

    pairs = [
        (z[~np.isnan(v)] / temperature, v[~np.isnan(v)] / temperature)
        for z, v in zip(student, teacher, strict=True)
        if not np.isnan(v).all()
    ]
    if not pairs:
        return 0.0
    return temperature**2 * sum(one(z, v) for z, v in pairs) / len(pairs)
