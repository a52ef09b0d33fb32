# task: cs-ratio-answer
# answer: wrong
# belief: Reads cutting at cap as throwing the examples above the cap away and gives them weight zero.
# mistakes: 1
def density_ratio(p, n_train, n_test, cap):
    # 상한을 넘는 가중치는 잘라 낸다
    w = (p * n_train) / ((1 - p) * n_test)
    w = np.where(w > cap, 0.0, w)
    return w / w.mean()
