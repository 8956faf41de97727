// Mending while reading: `site-builder serve` adds this to an article's page; the published site has none of it.
(function () {
  "use strict";
  const token = document.currentScript.dataset.token;
  const chinese = !/^en/i.test(document.documentElement.lang);
  const WORDS = {
    open: ["改正此文", "Mend this article"], close: ["关闭", "Close"], look: ["看改动", "Show changes"],
    save: ["存入", "Save"], undo: ["还原：{n}", "Take back: {n}"], saved: ["已存入 {n}，正在重建…", "Saved to {n}; rebuilding…"],
    undone: ["已还原，正在重建…", "Taken back; rebuilding…"], none: ["没有改动", "Nothing has changed"],
    changes: ["改动", "Changes"], edits: ["手工改过的", "Changed by hand"], hint: ["几个之间用顿号隔开", "Part several with 、 or a comma"],
    stale: ["此文件在别处改过了，没有写入。请关闭后重新打开。", "The file was changed elsewhere; nothing was written. Close the form and open it again."],
    refused: ["本页已过期，请刷新。", "This page is too old; reload it."], unclear: ["服务器没看懂这次请求。", "The server did not understand."],
    lost: ["连不上 site-builder serve，它还在运行吗？", "site-builder serve does not answer; is it still running?"],
    meanwhile: ["这一项在别处也改过了，存入会盖掉它", "this was changed elsewhere too; saving replaces it"],
    empty: ["不能为空", "may not be empty"], date: ["请写成 2022-04-19 这样的日期", "write a date such as 2022-04-19"],
    number: ["请写一个数，如 161.62", "write a number such as 161.62"], status: ["请选一项", "choose one"], unknown: ["没有这一项", "no such field"],
    title: ["标题", "Title"], kicker: ["肩题", "Kicker"], deck: ["副题", "Deck"], reporters: ["记者", "Reporters"],
    correspondents: ["通讯员", "Correspondents"], photographers: ["摄影", "Photographers"], counties: ["报道县区", "Counties"],
    mentions: ["提及县区", "Mentions"], tags: ["标签", "Tags"], day: ["日期", "Date"], figures: ["关键数字", "Key figures"],
    subject: ["主体", "Subject"], metric: ["指标", "Metric"], value: ["数值", "Value"], value_max: ["至", "to"], unit: ["单位", "Unit"],
    qualifier: ["限定词", "Qualifier"], change: ["变化 %", "Change %"], period: ["时期", "Period"], rank: ["位次", "Rank"],
    kind: ["性质", "Status"], actual: ["实际", "actual"], target: ["目标", "target"], body: ["正文", "Body"], summary: ["摘要", "Summary"],
    byline: ["署名", "Byline"], events: ["日期", "Dates"],
  };
  const LISTS = ["reporters", "correspondents", "photographers", "counties", "mentions", "tags"];
  const RENAMED = { date: "day", status: "kind" }; // fields whose names are also those of faults
  const word = (key, n) => ((WORDS[key] || [key, key])[chinese ? 0 : 1]).replace("{n}", n);
  const label = (name) => word(RENAMED[name] || name);
  let state = null;

  const dialog = make("dialog", { class: "mend", "aria-labelledby": "mend-head" });
  const opener = make("button", { type: "button", class: "mend-open" }, word("open"));
  const told = make("p", { class: "mend-told", role: "status" });
  opener.addEventListener("click", open);
  dialog.addEventListener("close", () => opener.focus());
  document.body.append(opener, told, dialog);

  function make(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value !== null) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  async function ask(what, given) {
    try {
      const answer = await fetch("/-/article/" + what, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-Serve-Token": token },
        body: JSON.stringify({ page: location.pathname, ...given }),
      });
      return await answer.json();
    } catch {
      return { error: "lost" };
    }
  }

  async function open() {
    const answer = await ask("form", {});
    if (answer.error) return tell(answer);
    state = answer;
    told.textContent = "";
    dialog.replaceChildren(formOf(answer));
    dialog.showModal();
  }

  // A page may be reloaded while its form is open: what was typed comes back, and what changed meanwhile is said.
  window.addEventListener("beforeunload", () => {
    const typed = dialog.open ? changed() : {};
    if (!Object.keys(typed).length) return;
    const before = Object.fromEntries(Object.keys(typed).map((key) => [key, state.form[key]]));
    sessionStorage.setItem(location.pathname, JSON.stringify({ typed, before }));
  });

  async function reopen() {
    const held = JSON.parse(sessionStorage.getItem(location.pathname) || "null");
    sessionStorage.removeItem(location.pathname);
    if (!held) return;
    await open();
    if (!dialog.open) return;
    const faults = {};
    for (const [key, text] of Object.entries(held.typed)) {
      const input = dialog.querySelector('[name="' + key + '"]');
      if (input) input.value = text;
      if (input && state.form[key] !== held.before[key]) faults[key] = "meanwhile";
    }
    settled({ faults });
  }
  reopen();

  function tell({ error, said }, place = told) {
    place.textContent = said || word(error);
  }

  function formOf({ form, quotes, edited, file }) {
    const names = Object.keys(form).filter((key) => !key.startsWith("figures."));
    const figures = Object.keys(quotes).map((id) => figureOf(id, form, quotes[id]));
    const said = make("div", { class: "mend-said", role: "alert" });
    const button = (name, action) => {
      const made = make("button", { type: name === "look" ? "submit" : "button", "data-mend": name }, word(name));
      if (action) made.addEventListener("click", action);
      return made;
    };
    const buttons = make("p", { class: "mend-buttons" }, button("look"), button("save", save), button("close", () => dialog.close()));
    const made = make("form", { novalidate: "" },
      make("h2", { id: "mend-head" }, word("open")), make("p", { class: "mend-file" }, make("code", {}, file)),
      ...names.map((name) => fieldOf(name, name, form[name])),
      ...(figures.length ? [make("h3", {}, word("figures")), ...figures] : []), undoOf(edited), said, buttons);
    made.addEventListener("submit", (event) => (event.preventDefault(), look()));
    return made;
  }

  function figureOf(id, form, quote) {
    const start = "figures." + id + ".", keys = Object.keys(form).filter((key) => key.startsWith(start));
    const summary = make("summary", {}, form[start + "metric"] + " ", make("b", {}, form[start + "value"] + form[start + "unit"]));
    const fields = keys.map((key) => fieldOf(key, key.slice(start.length), form[key]));
    return make("details", { "data-figure-form": id }, summary, make("p", { class: "mend-quote" }, quote), ...fields);
  }

  function fieldOf(key, name, value) {
    const id = "mend-" + key.replaceAll(".", "-"), list = LISTS.includes(name);
    const input = name === "status" ? make("select", { id, name: key }) : make("input", { id, name: key, autocomplete: "off", inputmode: /^(value|value_max|change)$/.test(name) ? "decimal" : null });
    for (const choice of name === "status" ? ["actual", "target"] : []) input.append(make("option", { value: choice }, word(choice)));
    input.value = value;
    if (list) input.setAttribute("aria-describedby", id + "-hint");
    const hint = list ? [make("small", { id: id + "-hint" }, word("hint"))] : [];
    return make("p", { class: "mend-field" }, make("label", { for: id }, label(name)), input, ...hint, make("span", { class: "mend-fault", id: id + "-fault" }));
  }

  function undoOf(edited) {
    const buttons = edited.map((field) => {
      const made = make("button", { type: "button", "data-undo": field }, word("undo", label(field)));
      made.addEventListener("click", () => undo(field));
      return made;
    });
    return buttons.length ? make("section", { class: "mend-undo" }, make("h3", {}, word("edits")), ...buttons) : "";
  }

  function changed() {
    const fields = {};
    for (const input of dialog.querySelectorAll("[name]")) if (input.value !== state.form[input.name]) fields[input.name] = input.value;
    return fields;
  }

  function settled(answer) {
    const said = dialog.querySelector(".mend-said"), faults = answer.faults || {};
    said.replaceChildren();
    for (const input of dialog.querySelectorAll("[name]")) {
      const fault = faults[input.name], place = document.getElementById(input.id + "-fault");
      place.textContent = fault ? word(fault) : "";
      if (fault) input.setAttribute("aria-invalid", "true"), input.setAttribute("aria-errormessage", place.id);
      else input.removeAttribute("aria-invalid");
      if (fault && input.closest("details")) input.closest("details").open = true;
    }
    const first = dialog.querySelector("[aria-invalid]");
    if (first) first.focus();
    if (answer.error) tell(answer, said);
    return !answer.error && !answer.faults;
  }

  async function look() {
    const answer = await ask("try", { mark: state.mark, fields: changed() });
    if (!settled(answer)) return;
    const lines = answer.diff.map((line) => make(line[0] === "+" ? "ins" : "del", {}, line));
    const shown = lines.length ? make("pre", { class: "mend-diff", tabindex: "0" }, ...lines) : word("none");
    dialog.querySelector(".mend-said").replaceChildren(make("h3", {}, word("changes")), shown);
  }

  async function save() {
    const answer = await ask("save", { mark: state.mark, fields: changed() });
    if (!settled(answer)) return;
    dialog.close();
    told.textContent = answer.diff.length ? word("saved", state.file) : word("none");
  }

  async function undo(field) {
    const answer = await ask("undo", { mark: state.mark, field });
    if (!settled(answer)) return;
    dialog.close();
    told.textContent = word("undone");
  }
})();
