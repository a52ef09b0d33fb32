// What every page does: it marks what a search has found on it (search.js leads here with the
// query), keeps the place where the language is changed, and is light on paper.
(function () {
  "use strict";

  // A space may stand, or be missing, between any two Hangul syllables of the query.
  function pattern(word) {
    const parts = Array.from(word, (char) => char.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    return new RegExp(parts.join(/[가-힣]/.test(word) ? "\\s?" : ""), "gi");
  }

  function mark(root, word) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, {
      acceptNode: (node) =>
        node.parentElement.closest("script, style, mark, svg, .math, mjx-container")
          ? NodeFilter.FILTER_REJECT
          : NodeFilter.FILTER_ACCEPT,
    });
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    let count = 0;
    texts.forEach(function (text) {
      const matches = [...text.data.matchAll(pattern(word))].reverse();
      matches.forEach(function (match) {
        const found = text.splitText(match.index);
        found.splitText(match[0].length);
        const element = document.createElement("mark");
        element.className = "found";
        found.replaceWith(element);
        element.append(found);
        count += 1;
      });
    });
    return count;
  }

  // The index knows stems: when "normalize" led to "normalizing", mark what they share. What is
  // attached to a Korean word may be as long as the word.
  function markShrinking(root, word) {
    const least = Math.min(/[가-힣]/.test(word) ? 2 : 4, word.length);
    for (let length = word.length; length >= least; length -= 1) {
      if (mark(root, word.slice(0, length)) > 0) return;
    }
  }

  function showMatches(article) {
    const query = new URLSearchParams(location.search).get("find");
    if (!query) return;
    article.querySelectorAll("wbr").forEach((joint) => joint.remove());
    article.normalize(); // a name of code is one text again
    query.match(/[\p{L}\p{N}_]+/gu)?.forEach((word) => markShrinking(article, word));
    const first = article.querySelector("mark.found");
    if (first && !location.hash) first.scrollIntoView({ block: "center" });
  }

  // Paper is white in either theme.
  const root = document.documentElement;
  let theme = root.dataset.theme;
  addEventListener("beforeprint", function () {
    theme = root.dataset.theme;
    root.dataset.theme = "light";
  });
  addEventListener("afterprint", function () { root.dataset.theme = theme; });

  // The add-on that copies code speaks seven languages, and Korean is none of them.
  const COPY = { copy: "복사", copy_to_clipboard: "클립보드에 복사", copy_success: "복사했습니다",
    copy_failure: "복사하지 못했습니다" };
  if (root.lang === "ko" && typeof messages !== "undefined") {
    iconCopy = iconCopy.replace(messages.en.copy_to_clipboard, COPY.copy_to_clipboard);
    iconCheck = iconCheck.replace(messages.en.copy_success, COPY.copy_success);
    messages.ko = COPY;
    locale = "ko";
    document.querySelectorAll(".copybtn").forEach(function (button) {
      button.dataset.tooltip = COPY.copy;
      button.innerHTML = iconCopy;
    });
  }

  // Who changes the language goes on reading where they are: such places have one name in both.
  const PLACES = "article :is(section[id^=sec-], [id^=equation-], [id^=fig-], [id^=claim-])";
  document.querySelector("a.lang-switch")?.addEventListener("click", function (event) {
    const above = [...document.querySelectorAll(PLACES)]
      .filter((place) => place.checkVisibility() && place.getBoundingClientRect().top < 100);
    event.currentTarget.hash = scrollY > innerHeight / 2 ? above.at(-1)?.id ?? "" : "";
  });

  // The theme takes the focus from its buttons; a keyboard would begin anew at the top.
  document.querySelectorAll(".bd-header-article button, .search-button__button")
    .forEach((button) => { button.blur = () => {}; });

  document.addEventListener("DOMContentLoaded", function () {
    const article = document.querySelector("article.bd-article");
    if (article && !document.getElementById("search-results")) showMatches(article);
  });
})();
