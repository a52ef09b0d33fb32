// How many copied layers to freeze: measured, for a similar and a different target.
(function () {
  "use strict";
  const { frame } = window.course;
  const { svg, number } = frame;
  const COLOURS = { frozen: "var(--explore-1)", fine_tuned: "var(--explore-2)" };

  function mount(stage, words, data) {
    const task = frame.choice({ name: words.task, value: data.tasks[0], change: draw,
      options: data.tasks.map((name) => [name, words.tasks[name] || name]) });
    const size = frame.slider({ name: words.size, min: 0, max: data.sizes.length - 1, step: 1, value: data.sizes.length - 1,
      show: (v) => String(data.sizes[v]), change: draw });
    const kept = frame.slider({ name: words.kept, min: 0, max: data.kept.length - 1, step: 1, value: data.kept.length - 1,
      show: (v) => String(data.kept[v]), change: draw });
    const image = frame.picture(430, 250, words.picture);
    const low = Math.floor(10 * Math.min(...Object.values(data.cells).flat(3).map(([mean, half]) => mean - half))) / 10;
    const middle = number(100 * (low + (1 - low) / 2), 0);
    const axes = frame.plot(image, { x: [data.kept[0], data.kept.at(-1)], y: [low, 1], xName: words.kept, yName: words.accuracy, right: 20,
      xTicks: data.kept.map((v) => [v, String(v)]),
      yTicks: [[low, number(100 * low, 0)], [low + (1 - low) / 2, middle], [1, "100"]] });
    const says = frame.sentence();

    function draw() {
      const cell = data.cells[task.value()][size.value()];
      const at = kept.value();
      axes.ink.replaceChildren(
        svg("line", { x1: axes.x(data.kept[at]), x2: axes.x(data.kept[at]), y1: axes.y(low), y2: axes.y(1), class: "explore-mark" }),
        ...["frozen", "fine_tuned"].flatMap((kind, which) => [
          frame.path(cell[which].map(([mean], i) => [axes.x(data.kept[i]), axes.y(mean)]), { stroke: COLOURS[kind], "stroke-width": 2.5 }),
          ...cell[which].map(([mean, half], i) => svg("line", { x1: axes.x(data.kept[i]), x2: axes.x(data.kept[i]),
            y1: axes.y(Math.max(low, mean - half)), y2: axes.y(Math.min(1, mean + half)), stroke: COLOURS[kind], "stroke-width": 1.5 })),
          svg("text", { x: 60, y: 170 + 18 * which, style: `fill: ${COLOURS[kind]}; font-weight: 700` }, words[kind]),
        ]));
      const show = ([mean, half]) => `${number(100 * mean, 1)} ± ${number(100 * half, 1)}`;
      says.textContent = words.says(data.kept[at], show(cell[0][at]), show(cell[1][at]));
    }
    stage.append(task, size, kept, image, says);
    draw();
  }

  window.course.explore.freeze = {
    mount,
    words: {
      en: {
        picture: "Test accuracy against the number of copied layers, frozen and fine-tuned", task: "Target task",
        tasks: { digits: "similar (digits 5–9)", coats: "different (animal coats)" }, size: "Training examples", kept: "Copied layers", accuracy: "test accuracy, %",
        frozen: "copied layers frozen", fine_tuned: "everything fine-tuned",
        says: (k, frozen, tuned) => `With ${k} copied layers: frozen ${frozen}%, fine-tuned ${tuned}%.`,
      },
      ko: {
        picture: "복사한 층의 수에 따른 테스트 정확도. 동결했을 때와 미세 조정했을 때", task: "새 과제",
        tasks: { digits: "비슷한 과제(숫자 5~9)", coats: "다른 과제(털 무늬)" }, size: "훈련 샘플 수", kept: "복사한 층 수", accuracy: "테스트 정확도(%)",
        frozen: "복사한 층을 동결", fine_tuned: "모두 미세 조정",
        says: (k, frozen, tuned) => `복사한 층이 ${k}개일 때 동결하면 ${frozen}%, 모두 미세 조정하면 ${tuned}%입니다.`,
      },
    },
  };
})();
