// A formula that is copied arrives as TeX: MathJax draws glyphs that no selection can hold.
(function () {
  "use strict";

  function whole(range) {
    const start = range.startContainer.parentElement?.closest("mjx-container");
    const end = range.endContainer.parentElement?.closest("mjx-container");
    if (start) range.setStartBefore(start);
    if (end) range.setEndAfter(end);
    return range;
  }

  function asTex(container) {
    const { tex, display } = container.dataset;
    return display ? `\n$$\n${tex.trim()}\n$$\n` : `$${tex.trim()}$`;
  }

  document.addEventListener("copy", function (event) {
    const selection = getSelection();
    const formulas = window.MathJax?.startup?.document?.math;
    if (!formulas || selection.isCollapsed) return;
    for (const item of formulas) {
      if (!item.typesetRoot) continue;
      item.typesetRoot.dataset.tex = item.math;
      if (item.display) item.typesetRoot.dataset.display = "true";
      else delete item.typesetRoot.dataset.display;
    }
    const holder = document.createElement("div");
    holder.append(whole(selection.getRangeAt(0).cloneRange()).cloneContents());
    const found = [...holder.querySelectorAll("mjx-container[data-tex]")];
    if (!found.length) return;
    found.forEach((container) => container.replaceWith(asTex(container)));
    holder.querySelectorAll(".headerlink, button, script, svg, .explore-stage").forEach((each) => each.remove());
    // Only what lies in the page has lines.
    holder.style.cssText = "position: absolute; left: -9999px; white-space: pre-line";
    document.querySelector("article.bd-article").append(holder);
    event.clipboardData.setData("text/plain", holder.innerText.replace(/\n{3,}/g, "\n\n").trim());
    event.clipboardData.setData("text/html", holder.innerHTML);
    holder.remove();
    event.preventDefault();
  });
})();
