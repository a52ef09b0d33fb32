// A page whose title is what the reader typed comes first, then titles that contain it. Sphinx
// scores words one by one, and in Korean every pair of syllables is a word.
var Scorer = {
  objNameMatch: 11,
  objPartialMatch: 6,
  objPrio: { 0: 15, 1: 5, 2: -5 },
  objPrioDefault: 0,
  title: 15,
  partialTitle: 7,
  term: 5,
  partialTerm: 2,
  score: function ([, title, , , score]) {
    const squeeze = (text) => text.toLowerCase().replace(/\s+/g, "");
    const query = squeeze(new URLSearchParams(location.search).get("q") || "");
    const name = squeeze(title);
    if (!query || !name.includes(query)) return score;
    return score + (name === query ? 40 : 20);
  },
};
