// The arithmetic of the explorables. Tests compare every function with the Python reference.
// Plain scripts, not modules: a browser refuses to load modules from a folder (file://).
(function () {
  "use strict";
  const sum = (values) => values.reduce((total, value) => total + value, 0);
  const mean = (values) => sum(values) / values.length;

  // eq-kd-softmax, shifted by the largest logit so that nothing overflows.
  function softmax(logits, temperature) {
    const top = Math.max(...logits);
    const powers = logits.map((z) => Math.exp((z - top) / temperature));
    return powers.map((p) => p / sum(powers));
  }

  // In nats; 0 log 0 is 0.
  const entropy = (p) => -sum(p.map((each) => (each > 0 ? each * Math.log(each) : 0)));

  const length = (grads) => Math.hypot(...grads.flat());
  const shrink = (limit, norm) => (norm > limit ? limit / norm : 1);
  const scaled = (grad, factor) => grad.map((each) => each * factor);

  // eq-clip-value, eq-clip-norm, eq-clip-global; a gradient is a list of lists, one per parameter.
  const clipByValue = (grads, limit) =>
    grads.map((grad) => grad.map((each) => Math.min(limit, Math.max(-limit, each))));
  const clipByNorm = (grads, limit) =>
    grads.map((grad) => scaled(grad, shrink(limit, length([grad]))));
  const clipByGlobalNorm = (grads, limit) =>
    grads.map((grad) => scaled(grad, shrink(limit, length(grads))));

  // Degrees between two gradients; NaN where one of them is zero.
  function angle(a, b) {
    const [x, y] = [a.flat(), b.flat()];
    const cosine = sum(x.map((each, i) => each * y[i])) / (length(a) * length(b));
    return (Math.acos(Math.min(1, Math.max(-1, cosine))) * 180) / Math.PI;
  }

  // eq-bn-running-mean with PyTorch's momentum, the weight of the new batch; every value on the way.
  function runningMean(batchMeans, momentum, start) {
    let running = start;
    return batchMeans.map((each) => (running += momentum * (each - running)));
  }
  // Keras keeps momentum times the old value and takes the rest of the new one.
  const kerasRunningMean = (batchMeans, momentum, start) =>
    runningMean(batchMeans, 1 - momentum, start);

  // Standard deviation of x_hat when the input has variance v: sqrt(v / (v + eps)), eq-bn-xhat.
  const outputSd = (variance, eps) => Math.sqrt(variance / (variance + eps));

  // Which group of numbers, averaged together, holds the one at (n, c, l)?
  function groupOf(norm, [n, c, l], channels, groups) {
    const size = channels / groups;
    return {
      batch: `${c}`, layer: `${n}`, instance: `${n},${c}`, group: `${n},${Math.floor(c / size)}`,
      // Layer norm of a transformer: over the channels of one position.
      position: `${n},${l}`,
    }[norm];
  }

  // Uniform numbers from a seed (mulberry32), and normal ones from them (Box and Muller).
  function uniform(seed) {
    let state = seed >>> 0;
    return function () {
      state = (state + 0x6d2b79f5) >>> 0;
      let t = state;
      t = Math.imul(t ^ (t >>> 15), t | 1);
      t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
      return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
    };
  }
  function normal(seed) {
    const next = uniform(seed);
    return () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  }
  const batchMeans = (batches, size, seed) => {
    const next = normal(seed);
    return Array.from({ length: batches }, () => mean(Array.from({ length: size }, next)));
  };
  const sd = (values) => Math.sqrt(sum(values.map((v) => (v - mean(values)) ** 2)) / (values.length - 1));

  window.course = window.course || {};
  window.course.math = {
    softmax, entropy, length, clipByValue, clipByNorm, clipByGlobalNorm, angle, runningMean,
    kerasRunningMean, outputSd, groupOf, batchMeans, mean, sd,
  };
})();
