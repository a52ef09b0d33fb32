// The mean of a batch is a random number: how far it strays depends on the size of the batch.
(function () {
  "use strict";
  const { frame, math } = window.course;
  const { html, svg, number } = frame;
  const BATCHES = 400, BINS = 41, REACH = 2.05;

  function mount(stage, words) {
    let seed = 1;
    const image = frame.picture(430, 210, words.picture);
    const axes = frame.plot(image, { x: [-REACH, REACH], y: [0, 1], left: 24, xName: words.mean, yName: words.count,
      xTicks: [-2, -1, 0, 1, 2].map((v) => [v, number(v, 0)]), yTicks: [] });
    const size = frame.slider({ name: words.size, min: 0, max: 8, step: 1, value: 2,
      show: (v) => String(2 ** v), change: draw });
    const says = frame.sentence();

    function draw() {
      const m = 2 ** size.value();
      const means = math.batchMeans(BATCHES, m, seed);
      const counts = new Array(BINS).fill(0);
      means.forEach((v) => {
        const bin = Math.floor(((v + REACH) / (2 * REACH)) * BINS);
        if (bin >= 0 && bin < BINS) counts[bin] += 1;
      });
      const most = Math.max(...counts);
      const width = (2 * REACH) / BINS;
      axes.ink.replaceChildren(...counts.map((count, i) => svg("rect", { x: axes.x(-REACH + i * width),
        width: axes.x(width) - axes.x(0) - 1, y: axes.y(count / most), height: axes.y(0) - axes.y(count / most),
        fill: "var(--explore-1)" })));
      says.textContent = words.says(m, number(math.sd(means), 3), number(1 / Math.sqrt(m), 3));
    }
    const again = frame.button(words.again, () => { seed += 1; draw(); });
    stage.append(image, size, html("div", { class: "explore-row" }, again), says);
    draw();
  }

  window.course.explore.batch_noise = {
    mount,
    words: {
      en: {
        picture: "Histogram of the means of four hundred batches",
        mean: "mean of a batch (inputs: mean 0, sd 1)", count: "batches", size: "Batch size", again: "Draw new batches",
        says: (m, found, law) => `The means of ${BATCHES} batches of ${m} have standard deviation ${found}; one over the root of ${m} is ${law}. ` +
          "Four times the batch halves the noise.",
      },
      ko: {
        picture: "배치 400개의 평균으로 그린 히스토그램",
        mean: "배치의 평균(입력은 평균 0, 표준편차 1)", count: "배치 수", size: "배치 크기", again: "배치 새로 뽑기",
        says: (m, found, law) => `크기가 ${m}인 배치 ${BATCHES}개의 평균은 표준편차가 ${found}입니다. 이론값은 ${m}의 제곱근분의 1, 곧 ${law}입니다. ` +
          "배치를 네 배로 키우면 잡음이 절반이 됩니다.",
      },
    },
  };
})();
