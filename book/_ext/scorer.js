// A page whose title is what the reader typed comes first, then titles that contain it. Sphinx
// scores words one by one, and in Korean every pair of syllables is a word.
var Scorer = {
  objNameMatch: 4,
  objPartialMatch: 2,
  objPrio: { 0: 0, 1: 0, 2: -2 },
  objPrioDefault: 0,
  title: 15,
  partialTitle: 7,
  term: 5,
  partialTerm: 2,
  score: function ([, title, , , score]) {
    const squeeze = (text) => text.toLowerCase().replace(/[\s\p{P}]+/gu, "");
    const query = squeeze(new URLSearchParams(location.search).get("q") || "");
    const name = squeeze(title);
    // what the package calls something is for whoever finds nothing in the text
    if (!query || !name.includes(query) || title.startsWith("course_pkg.")) return score;
    return score + (name === query ? 40 : 20);
  },
};
