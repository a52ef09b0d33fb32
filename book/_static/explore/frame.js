// What all explorables share: drawing, controls, words, and putting each into its place.
(function () {
  "use strict";
  const course = (window.course = window.course || {});
  const NAMESPACE = "http://www.w3.org/2000/svg";
  const lang = () => (document.documentElement.lang === "ko" ? "ko" : "en");
  let last = 0;

  // A minus sign is not a hyphen.
  const number = (value, digits = 2) => value.toFixed(digits).replace("-", "\u2212");

  function set(element, attributes) {
    Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
    return element;
  }
  const html = (name, attributes = {}, ...children) => {
    const made = set(document.createElement(name), attributes);
    made.append(...children);
    return made;
  };
  const svg = (name, attributes = {}, ...children) => {
    const made = set(document.createElementNS(NAMESPACE, name), attributes);
    made.append(...children);
    return made;
  };

  // "10^-5" with a raised exponent, as children of an HTML or an SVG element.
  function raised(text, drawing = false) {
    const [base, exponent] = text.split("^");
    if (exponent === undefined) return [text];
    return [base, drawing ? svg("tspan", { dy: -4, "font-size": 9 }, exponent) : html("sup", {}, exponent)];
  }

  // A slider with its name before and its value behind; `show` writes the value in words.
  function slider({ name, min, max, step, value, show = (v) => number(v), change }) {
    const id = `explore-${(last += 1)}`;
    const input = html("input", { type: "range", id, min, max, step, value });
    const output = html("output", { for: id });
    const row = html("div", { class: "explore-row" }, html("label", { for: id }, name), input, output);
    function tell() {
      const text = show(Number(input.value));
      output.replaceChildren(...raised(text));
      input.setAttribute("aria-valuetext", text);
    }
    input.addEventListener("input", () => { tell(); change(); });
    tell();
    row.value = () => Number(input.value);
    row.put = (v) => { input.value = v; tell(); };
    return row;
  }

  // One of several: radio buttons, so that arrow keys and screen readers know what they are.
  function choice({ name, options, value, change }) {
    const group = `explore-${(last += 1)}`;
    const made = options.map(([key, label]) => {
      const input = html("input", { type: "radio", name: group, value: key });
      input.checked = key === value;
      input.addEventListener("change", change);
      return html("label", {}, input, ` ${label}`);
    });
    const set_ = html("fieldset", { class: "explore-row" }, html("legend", {}, name), ...made);
    set_.value = () => set_.querySelector("input:checked").value;
    return set_;
  }

  const button = (name, press) => {
    const made = html("button", { type: "button" }, name);
    made.addEventListener("click", press);
    return made;
  };

  // A picture with a fixed coordinate system that scales with the column.
  const picture = (width, height, label) =>
    svg("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label });

  // What the picture shows, in a sentence that screen readers announce when it changes.
  const sentence = () => html("p", { class: "explore-says", "aria-live": "polite" });

  // A box with axes from numbers to pixels; returns scales and a place to draw in.
  function plot(image, { x, y, left = 46, top = 12, right = 12, bottom = 38, xName, yName, xTicks, yTicks }) {
    const [, , width, height] = image.getAttribute("viewBox").split(" ").map(Number);
    const scale = ([from, to], a, b) => (v) => a + ((v - from) / (to - from)) * (b - a);
    const at = { x: scale(x, left, width - right), y: scale(y, height - bottom, top) };
    const axis = svg("g", { class: "explore-axis" });
    xTicks.forEach(([v, label]) => axis.append(
      svg("line", { x1: at.x(v), x2: at.x(v), y1: top, y2: height - bottom, class: "explore-grid" }),
      svg("text", { x: at.x(v), y: height - bottom + 16, "text-anchor": "middle" }, ...raised(label, true))));
    yTicks.forEach(([v, label]) => axis.append(
      svg("line", { x1: left, x2: width - right, y1: at.y(v), y2: at.y(v), class: "explore-grid" }),
      svg("text", { x: left - 5, y: at.y(v) + 3.5, "text-anchor": "end" }, label)));
    axis.append(svg("text", { x: (left + width - right) / 2, y: height - 4, "text-anchor": "middle" }, xName),
      svg("text", { x: 11, y: (top + height - bottom) / 2, "text-anchor": "middle",
        transform: `rotate(-90 11 ${(top + height - bottom) / 2})` }, yName));
    const ink = svg("g");
    image.append(axis, ink);
    return { ...at, ink };
  }
  const path = (points, attributes) =>
    svg("path", { d: points.map(([a, b], i) => `${i ? "L" : "M"}${a.toFixed(2)} ${b.toFixed(2)}`).join(""),
      fill: "none", ...attributes });

  // Pointer and keyboard move a point; `to` gets the new place in the picture's coordinates.
  function draggable(handle, image, { place, step, to }) {
    function move(event) {
      const point = new DOMPoint(event.clientX, event.clientY)
        .matrixTransform(image.getScreenCTM().inverse());
      to(point.x, point.y);
    }
    handle.addEventListener("pointerdown", (event) => {
      handle.setPointerCapture(event.pointerId);
      event.preventDefault();
      handle.focus();
    });
    // A finger on the handle must not scroll; touch-action counts for boxes, and a circle is none.
    handle.addEventListener("touchstart", (event) => event.preventDefault(), { passive: false });
    handle.addEventListener("pointermove", (event) => {
      if (handle.hasPointerCapture(event.pointerId)) move(event);
    });
    handle.addEventListener("keydown", (event) => {
      const by = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
      if (!by) return;
      event.preventDefault();
      const [x, y] = place();
      to(x + by[0] * step, y + by[1] * step);
    });
  }

  course.explore = {};
  course.frame = { number, html, svg, slider, choice, button, picture, sentence, plot, path, draggable };

  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll(".explorable[data-name]").forEach(function (figure) {
      const stage = figure.querySelector(".explore-stage");
      const data = figure.querySelector("script[type='application/json']");
      const { words, mount } = course.explore[figure.dataset.name];
      try {
        mount(stage, words[lang()], data ? JSON.parse(data.textContent) : null);
        figure.classList.add("explore-live");
      } catch (error) {
        console.error(error); // the static figure stays
      }
    });
  });
})();
