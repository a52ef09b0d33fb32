// Size x similarity: the measured accuracy of each strategy, with its interval. The numbers come
// from the experiment, through the page.
(function () {
  "use strict";
  const { frame } = window.course;
  const { html, svg, number } = frame;
  const WIDTH = 430;

  function mount(stage, words, data) {
    const task = frame.choice({ name: words.task, value: data.tasks[0], change: draw,
      options: data.tasks.map((name) => [name, words.tasks[name] || name]) });
    const size = frame.slider({ name: words.size, min: 0, max: data.sizes.length - 1, step: 1, value: 0,
      show: (v) => String(data.sizes[v]), change: draw });
    const height = 46 + 34 * data.strategies.length;
    const image = frame.picture(WIDTH, height, words.picture);
    const axes = frame.plot(image, { x: [0, 1], y: [0, data.strategies.length], left: 138, right: 44, bottom: 34, xName: words.accuracy, yName: "",
      xTicks: [0, 0.25, 0.5, 0.75, 1].map((v) => [v, `${100 * v}`]), yTicks: [] });
    const says = frame.sentence();

    function draw() {
      const cell = data.cells[task.value()][size.value()];
      const best = Math.max(...cell.map(([mean]) => mean));
      const winner = cell.findIndex(([mean]) => mean === best);
      const rows = data.strategies.length;
      axes.ink.replaceChildren(...cell.flatMap(([mean, half], i) => {
        const y = axes.y(rows - i - 0.5);
        return [
          svg("rect", { x: axes.x(0), y: y - 10, width: axes.x(mean) - axes.x(0), height: 20,
            fill: i === winner ? "var(--explore-1)" : "var(--explore-0)" }),
          svg("line", { x1: axes.x(Math.max(0, mean - half)), x2: axes.x(Math.min(1, mean + half)), y1: y, y2: y, class: "explore-mark" }),
          svg("text", { x: 132, y: y + 4, "text-anchor": "end" }, words.strategies[data.strategies[i]] || data.strategies[i]),
          svg("text", { x: axes.x(Math.min(1, mean + half)) + 6, y: y + 4 }, number(100 * mean, 1)),
        ];
      }));
      const ties = cell.filter(([mean, half], i) => i !== winner && mean + half >= best - cell[winner][1]).length;
      says.textContent = words.says(words.strategies[data.strategies[winner]] || data.strategies[winner], ties);
    }
    stage.append(task, size, image, says);
    draw();
  }

  window.course.explore.strategies = {
    mount,
    words: {
      en: {
        picture: "Test accuracy of each strategy as bars, with intervals over the seeds", task: "Target task",
        tasks: { digits: "similar (digits 5–9)", coats: "different (animal coats)" }, size: "Training examples", accuracy: "test accuracy, %",
        strategies: { scratch: "from scratch", head: "head only", "freeze 2": "freeze 2", "freeze 1": "freeze 1",
          "fine-tune": "fine-tune" },
        says: (name, ties) => ties ? `Highest mean: ${name}. The intervals of ${ties} other ${ties === 1 ? "strategy" : "strategies"} overlap with it: ` +
          "whether they differ, only the difference seed by seed can tell." : `Highest mean: ${name}, apart from all others.`,
      },
      ko: {
        picture: "전략마다 테스트 정확도를 나타낸 막대와 시드에 따른 구간", task: "새 과제",
        tasks: { digits: "비슷한 과제(숫자 5~9)", coats: "다른 과제(털 무늬)" }, size: "훈련 샘플 수", accuracy: "테스트 정확도(%)",
        strategies: { scratch: "처음부터", head: "헤드만", "freeze 2": "2층 동결", "freeze 1": "1층 동결", "fine-tune": "미세 조정" },
        says: (name, ties) => ties ? `평균이 가장 높은 전략은 ‘${name}’입니다. 구간이 겹치는 전략이 ${ties}개 더 있습니다. 차이가 있는지는 같은 시드끼리 뺀 값을 보아야 압니다.`
          : `평균이 가장 높은 전략은 ‘${name}’이며, 나머지와 구간이 겹치지 않습니다.`,
      },
    },
  };
})();
