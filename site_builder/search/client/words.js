// Words of the interface; a page may give its own in data-words, as JSON.

const CHINESE = {
  total: "共 {n} 篇", about: "约 {n} 篇", none: "没有找到“{q}”", loading: "正在查找…", failed: "索引没有载入，请再试一次",
  read: "按拼音查找：{words}", more: "再看 {n} 篇", any: "全部文章，共 {n} 篇",
  county: "县市区", year: "年份", month: "月份", tag: "标签", figures: "关键数字", with: "有关键数字",
};
const ENGLISH = {
  total: "{n} found", about: "about {n} found", none: "Nothing found for “{q}”", loading: "Searching…",
  failed: "The index did not load; please try again", read: "Read as pinyin: {words}", more: "{n} more",
  any: "All articles: {n}", county: "County", year: "Year", month: "Month", tag: "Tag", figures: "Key figures", with: "With key figures",
};

function readWords(page) {
  const english = /^en/i.test(document.documentElement.lang);
  const own = page.closest("[data-words]") || document.querySelector("[data-words]");
  let given = {};
  try {
    given = own ? JSON.parse(own.dataset.words) : {};
  } catch {
    given = {};
  }
  return { ...(english ? ENGLISH : CHINESE), ...given };
}

function say(words, key, values) {
  return words[key].replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}
