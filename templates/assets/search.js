// The search. Its index lies in many small scripts (assets/search/), of which a question loads the few that it needs: classic
// scripts again, so that it works from file://. How a question is read and weighed is told in dev.demarc.search as well.
(() => {
  "use strict";
  const finder = document.querySelector("[data-search]");
  if (!finder || window.demarcSearch) return;
  const root = new URL(finder.dataset.search || ".", document.baseURI).href;
  const results = document.querySelector("[data-results]");

  // What the scripts of the index tell, by file.
  let parts = new Map();
  let waiting = new Map();
  let edition = "";
  const load = (file) => {
    if (!parts.has(file)) {
      const part = new Promise((done) => {
        waiting.set(file, done);
        const script = document.createElement("script");
        script.src = root + "assets/search/" + file + ".js" + edition;
        script.onload = script.onerror = () => { script.remove(); done(null); };
        document.head.append(script);
      });
      parts.set(file, part);
      part.then((told) => { if (told === null) parts.delete(file); });
    }
    return parts.get(file);
  };
  // The preview has put other pages in their places.
  document.addEventListener("demarc:swap", () => {
    parts = new Map();
    edition = "?" + performance.now();
  });

  // Words and terms, as in Terms.java.
  const stop = new Set(("a about am an and any are as at be been but by can could do does for from had has have how i if in into"
    + " is it its may me my no not of on or our owns responsible shall she should so that the their them then there these they"
    + " this those to us was we were what when where which who whom whose why will with would you your").split(" "));
  const WORD = /[\u3040-\u9fff]|(?:(?![\u3040-\u9fff])[\p{L}\p{Nd}\p{Mn}])+/gu;
  const kept = (word) => word.length === 1 ? /[\u3040-\u9fff]/.test(word) : word.length <= 40 && !/^\d{7,}$/.test(word);
  const split = (text) => (text.match(WORD) || []).filter(kept).map((word) => word.toLowerCase());
  const fold = (word) => /^[\0-\x7f]*$/.test(word) ? word : word.normalize("NFKD").replace(/\p{M}+/gu, "");
  const withoutAt = (w) => w.length >= 8 && w.endsWith("at") ? w.slice(0, -2) : w;
  const single = (w) => w.at(-1) === w.at(-2) && !"lsz".includes(w.at(-1)) ? w.slice(0, -1) : w;
  const ending = (w) => {
    if (/[ts]ion$/.test(w) && w.length >= 7) return withoutAt(w.slice(0, -3));
    if (w.endsWith("ing") && w.length >= 7) return withoutAt(single(w.slice(0, -3)));
    if (w.endsWith("ed") && w.length >= 6) return withoutAt(single(w.slice(0, -2)));
    if (w.endsWith("ment") && w.length >= 9) return w.slice(0, -4);
    return w.endsWith("ate") ? withoutAt(w.slice(0, -1)) : w;
  };
  const plural = (w) => {
    if (w.endsWith("ies") && w.length > 4) return w.slice(0, -3) + "y";
    if (/sses$/.test(w) || (w.length > 5 && /(?:ch|sh|x|z)es$/.test(w))) return w.slice(0, -2);
    return /[^sui]s$/.test(w) ? w.slice(0, -1) : w;
  };
  const termOf = (word) => {
    const plain = fold(word);
    if (plain.length < 4 || /[^a-z]/.test(plain)) return plain;
    const short = ending(plural(plain));
    return short.endsWith("e") && short.length > 4 ? short.slice(0, -1) : short;
  };
  const questionOf = (text) => {
    const said = [...new Set(split(text))];
    const telling = said.filter((word) => !stop.has(word));
    return (telling.length ? telling : said).map((word) => ({ written: fold(word), term: termOf(word) }));
  };

  // The steps from one word to another (insert, delete, substitute, swap), as far as they are of interest.
  const distance = (a, b, limit) => {
    if (Math.abs(a.length - b.length) > limit) return limit + 1;
    let before = [];
    let last = [...Array(b.length + 1).keys()];
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      let least = i;
      for (let j = 1; j <= b.length; j++) {
        let best = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, before[j - 2] + 1);
        row.push(best);
        least = Math.min(least, best);
      }
      if (least > limit) return limit + 1;
      before = last;
      last = row;
    }
    return Math.min(last[b.length], limit + 1);
  };
  const slips = (word) => word.length < 4 ? 0 : word.length < 8 ? 1 : 2;

  // Lists of places: see Postings.java.
  const LETTERS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";
  const digit = new Map([...LETTERS].map((letter, i) => [letter, i]));
  const places = (text) => {
    const list = [];
    let place = -1;
    for (let i = 0; i < text.length;) {
      let gap = 0;
      let shift = 0;
      let more;
      do {
        more = digit.get(text[i++]);
        gap |= (more & 31) << shift;
        shift += 5;
      } while (more > 31);
      place += gap + 1;
      list.push([place, digit.get(text[i++])]);
    }
    return list;
  };
  const shardOf = (term, files) => {
    let hash = 0x811c9dc5;
    for (const unit of term.slice(0, 3).split("")) hash = Math.imul(hash ^ unit.charCodeAt(0), 0x01000193);
    return "w" + ((hash ^ (hash >>> 15)) & (files - 1));
  };

  const begun = (word, term) => term.startsWith(word.written) || term.startsWith(word.term)
    || (term.length >= 4 && word.written.startsWith(term) && word.written.length - term.length <= 4);
  /** What one word may mean: terms with their places, and how well each fits. */
  const meant = async (index, word) => {
    const found = new Map();
    const look = async (term, fits) => {
      const shard = await load(shardOf(term, index.files));
      (shard || new Map()).forEach((at, other) => {
        const fit = fits(other);
        if (fit) found.set(other, { at, fit: Math.max(fit, found.get(other)?.fit || 0) });
      });
    };
    const own = (other) => other === word.term ? 1 : word.written.length >= 3 && begun(word, other) ? 0.7 : 0;
    await look(word.term, own);
    if (word.written.slice(0, 3) !== word.term.slice(0, 3)) await look(word.written, own);
    const most = slips(word.written);
    if (!found.size && most) {
      for (const near of await load("near") || []) {
        const steps = distance(word.written, near, most);
        if (steps <= most) {
          const term = termOf(near);
          await look(term, (other) => other === term ? (steps === 1 ? 0.6 : 0.4) : 0);
        }
      }
    }
    return found;
  };

  // Of all that a word is in a cell, and in a page, what says most.
  const cellWeight = (mark) => mark & 32 ? 7 : mark & 1 ? 6 : mark & 2 ? 5 : mark & 4 ? 3 : mark & 8 ? 2 : 1.5;
  const pageWeight = (mark) => mark > 47 ? 8 + 8 / Math.max(1, mark & 15) : [1, 1.5, 4][mark >> 4];
  const weigh = (meanings, all, of, weight) => {
    const found = new Map();
    meanings.forEach((terms) => {
      const best = new Map();
      terms.forEach(({ at, fit }) => {
        const list = at[of];
        const rare = fit * Math.log(1 + all / (at.count && of === "pages" ? at.count : list.length));
        list.forEach(([place, mark]) => {
          const score = rare * weight(mark);
          if (score > (best.get(place)?.score || 0)) best.set(place, { score, mark });
        });
      });
      best.forEach(({ score, mark }, place) => {
        const known = found.get(place) || { place, words: 0, score: 0, marks: 0, sections: [] };
        known.words += 1;
        known.score += score;
        known.marks |= mark;
        if (mark < 48) known.sections[mark & 15] = (known.sections[mark & 15] || 0) + score;
        found.set(place, known);
      });
    });
    return [...found.values()];
  };
  const bestOf = (found, words) => {
    const most = Math.max(0, ...found.map((each) => each.words));
    return most * 2 < words ? [] : found.filter((each) => each.words === most)
      .sort((one, other) => Math.round(other.score * 1000) - Math.round(one.score * 1000) || one.place - other.place);
  };
  const ask = async (text) => {
    const index = await load("index");
    if (!index) return null;
    const question = questionOf(text);
    const meanings = await Promise.all(question.map((word) => meant(index, word)));
    let cells = weigh(meanings, index.cells, "cells", cellWeight);
    const pages = bestOf(weigh(meanings, index.pages, "pages", pageWeight), question.length);
    const telling = cells.some((cell) => cell.marks & 19);
    if (telling || pages.length) cells = cells.filter((cell) => cell.marks & 19);
    cells = bestOf(cells, question.length);
    if (cells.length && pages.length && cells[0].words < pages[0].words) cells = [];
    return { index, question, cells, pages, terms: new Set(meanings.flatMap((terms) => [...terms.keys()])) };
  };

  // What is shown of a result.
  const cellOf = async (index, { place }) => {
    const matrix = await load("m" + (place >> index.cellBits));
    if (!matrix) return null;
    const at = place & ((1 << index.cellBits) - 1);
    const row = Math.floor(at / matrix.categories.length);
    return {
      href: root + matrix.folder + matrix.concerns[row * 2] + ".html",
      name: matrix.concerns[row * 2 + 1],
      note: fill(index.words.place, matrix.title, matrix.categories[at % matrix.categories.length]),
      box: matrix.boxes[matrix.held[at]],
    };
  };
  const pageOf = async (index, found, asked) => {
    const page = (await load("p" + (found.place >> index.bits)) || [])[found.place & ((1 << index.bits) - 1)];
    if (!page) return null;
    const [href, title, lead, sections] = page;
    let section = 0;
    found.sections.forEach((score, i) => { if (i && score > (found.sections[section] || 0)) section = i; });
    const id = section && sections[section * 2 - 2];
    if (!id) return { href: root + href, name: title, note: lead };
    // A heading that holds the word goes first; of another, the page's title says more.
    const heading = sections[section * 2 - 1];
    const [name, other] = marked(heading, asked).length > 1 ? [heading, title] : [title, heading];
    return { href: root + href + "#" + encodeURIComponent(id), name, note: lead ? other + " · " + lead : other };
  };
  const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (all, i) => values[i]);
  const counted = (index, number) => fill(index.words[number === 1 ? "results.one" : "results.other"], number);

  const element = (tag, attributes, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  };
  /** A text in which the words that were found are marked. */
  const marked = (text, asked) => {
    const nodes = [];
    let done = 0;
    for (const hit of asked ? text.matchAll(WORD) : []) {
      if (asked.terms.has(termOf(hit[0].toLowerCase())) && !stop.has(hit[0].toLowerCase())) {
        nodes.push(text.slice(done, hit.index), element("mark", {}, hit[0]));
        done = hit.index + hit[0].length;
      }
    }
    return [...nodes, text.slice(done)];
  };
  const line = (result, asked, attributes) => {
    const made = element("a", { class: "opt", href: result.href, ...attributes }, element("span", { class: "n" }, ...marked(result.name, asked)));
    if (result.note) made.append(element("span", { class: "d" }, ...marked(result.note, asked)));
    // The box is HTML of the theme's own partial.
    if (result.box) made.insertAdjacentHTML("beforeend", result.box);
    return made;
  };
  const glass = () => {
    const svg = finder.querySelector("svg").cloneNode(true);
    svg.removeAttribute("class");
    return svg;
  };
  /** What is said where nothing is found: the words that are near, and the index of parties. */
  const none = async (asked, text, choose) => {
    const { index } = asked;
    const said = [fill(index.words.none, text.trim())];
    const words = await load("near") || [];
    const near = new Set();
    for (const { written } of asked.question) {
      const most = slips(written) + 1;
      words.map((word) => [distance(written, word, most), word]).filter(([steps]) => steps <= most)
        .sort(([a, one], [b, other]) => a - b || (one < other ? -1 : 1)).slice(0, 3).forEach(([, word]) => near.add(word));
    }
    if (near.size) {
      said.push(element("br", {}), index.words.near + " ");
      near.forEach((word) => {
        const button = element("button", { class: "btn", type: "button" }, word);
        button.addEventListener("click", () => choose(word));
        said.push(button, " ");
      });
    }
    const link = document.querySelector("a.find");
    if (link) said.push(element("br", {}), element("a", { href: link.href }, index.words.whoDoesWhat));
    return said;
  };

  // Shown before its style is there, the dialog would jump.
  const styled = new Promise((done) => {
    const sheet = element("link", { rel: "stylesheet", href: root + "assets/search.css" });
    sheet.onload = sheet.onerror = done;
    document.head.append(sheet);
  });

  // The dialog.
  const SHOWN = 6;
  let dialog;
  let input;
  let list;
  let said;
  let status;
  let asking = 0;
  const options = () => [...list.querySelectorAll("[role=option]")];
  const choose = (option) => {
    options().forEach((each) => each.setAttribute("aria-selected", String(each === option)));
    if (option) {
      input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  };
  const show = (groups, told, count) => {
    list.replaceChildren();
    let number = 0;
    groups.filter(([, lines]) => lines.length).forEach(([title, lines], i) => {
      lines.forEach((each) => {
        each.id = "dm:option-" + number++;
        each.addEventListener("click", () => dialog.close());
      });
      const group = title ? [element("div", { class: "g", id: "dm:group-" + i }, title)] : [];
      list.append(element("div", title ? { role: "group", "aria-labelledby": "dm:group-" + i } : { role: "group" }, ...group, ...lines));
    });
    list.hidden = !number;
    input.setAttribute("aria-expanded", String(number > 0));
    said.replaceChildren(...told);
    status.textContent = count;
    choose(count ? options()[0] : undefined);
  };
  const option = (result, asked) => line(result, asked, { role: "option", "aria-selected": "false", tabindex: "-1" });
  const recent = (index) => {
    let read = [];
    try {
      read = JSON.parse(localStorage.getItem("dm-read") || "[]").slice(1);
    } catch { /* No storage, no memory. */ }
    show([[index.words.recent, read.map(([path, name]) => option({ href: root + path, name }))]], [index.words.hint], "");
  };
  const update = async () => {
    const turn = ++asking;
    const text = input.value;
    const index = await load("index");
    if (turn !== asking) return;
    if (!index) {
      said.textContent = finder.textContent + " …";
      return;
    }
    if (!questionOf(text).length) {
      recent(index);
      return;
    }
    const asked = await ask(text);
    if (turn !== asking) return;
    const many = Math.min(asked.cells.length, Math.max(4, SHOWN - asked.pages.length));
    const [cells, pages] = await Promise.all([
      Promise.all(asked.cells.slice(0, many).map((cell) => cellOf(index, cell))),
      Promise.all(asked.pages.slice(0, SHOWN - many).map((page) => pageOf(index, page, asked))),
    ]);
    const told = cells.length + pages.length ? [] : await none(asked, text, (word) => {
      input.value = word;
      input.focus();
      update();
    });
    if (turn !== asking) return;
    const lines = (of) => of.filter((each) => each).map((each) => option(each, asked));
    const groups = [[index.words.who, lines(cells)], [index.words.pages, lines(pages)]];
    const count = asked.cells.length + asked.pages.length;
    if (count > SHOWN && index.words.page) {
      const more = option({ href: root + index.words.page + "?q=" + encodeURIComponent(text.trim()), name: index.words.all });
      more.classList.add("more");
      groups.push(["", [more]]);
    }
    show(groups, told, counted(index, count));
  };
  const field = (words, attributes) => element("input", {
    type: "text", "aria-label": words.label, placeholder: words.label, autocomplete: "off", autocapitalize: "off", spellcheck: "false", ...attributes,
  });
  const build = (words) => {
    input = field(words, {
      role: "combobox", "aria-expanded": "false", "aria-controls": "dm:options", "aria-autocomplete": "list",
    });
    list = element("div", { class: "sr", id: "dm:options", role: "listbox", "aria-label": words.title, tabindex: "-1", hidden: "" });
    said = element("p", { class: "said" });
    status = element("span", { role: "status" });
    const close = element("button", { class: "btn", type: "button", "aria-label": words.close }, "Esc");
    const key = (text) => element("kbd", {}, text);
    dialog = element("dialog", { class: "search", "aria-label": words.title },
      element("div", { class: "sq" }, glass(), input, close), list, said,
      element("div", { class: "keys" }, element("span", {}, key("↑"), " ", key("↓"), " " + words.move),
        element("span", {}, key("Enter"), " " + words.open), status));
    document.body.append(dialog);
    close.addEventListener("click", () => dialog.close());
    dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
    input.addEventListener("input", update);
    input.addEventListener("keydown", (event) => {
      const all = options();
      const at = all.findIndex((each) => each.getAttribute("aria-selected") === "true");
      const ends = (event.ctrlKey || event.metaKey) && (event.key === "Home" || event.key === "End");
      if (event.key === "ArrowDown") choose(all[(at + 1) % all.length]);
      else if (event.key === "ArrowUp") choose(all[(at < 1 ? all.length : at) - 1]);
      else if (ends) choose(event.key === "Home" ? all[0] : all[all.length - 1]);
      else if (event.key === "Enter" && all[at]) {
        if (event.ctrlKey || event.metaKey) window.open(all[at].href, "_blank", "noopener");
        else all[at].click();
      } else return;
      event.preventDefault();
    });
  };
  const open = async () => {
    if (dialog?.open) return;
    const [index] = await Promise.all([load("index"), styled]);
    if (!index) return;
    if (!dialog) build(index.words);
    if (dialog.open) return;
    dialog.showModal();
    input.select();
    update();
  };

  // The page of results.
  const MANY = 100;
  const page = async () => {
    const [index] = await Promise.all([load("index"), styled]);
    if (!index) return;
    const query = field(index.words, { type: "search", name: "q" });
    const found = element("div", {});
    const counts = element("p", { role: "status", class: "sub" });
    results.replaceChildren(element("div", { class: "sq" }, glass(), query), counts, found);
    const answer = async () => {
      const turn = ++asking;
      const text = query.value;
      const asked = questionOf(text).length ? await ask(text) : null;
      if (turn !== asking) return;
      if (!asked) {
        counts.textContent = index.words.hint;
        found.replaceChildren();
        return;
      }
      const groups = await Promise.all([[index.words.who, asked.cells, cellOf], [index.words.pages, asked.pages, pageOf]]
        .map(async ([title, all, of]) => [title, await Promise.all(all.slice(0, MANY).map((each) => of(index, each, asked)))]));
      const made = groups.filter(([, all]) => all.length).flatMap(([title, all]) => [element("h2", {}, title),
        element("ul", {}, ...all.filter((each) => each).map((each) => element("li", {}, line(each, asked, {}))))]);
      const told = made.length ? [] : [element("p", {}, ...await none(asked, text, (word) => {
        query.value = word;
        answer();
      }))];
      if (turn !== asking) return;
      counts.textContent = counted(index, asked.cells.length + asked.pages.length);
      found.replaceChildren(...told, ...made);
      try {
        history.replaceState(null, "", "?q=" + encodeURIComponent(text));
      } catch { /* Not allowed from disk in some browsers. */ }
    };
    query.addEventListener("input", answer);
    query.value = new URLSearchParams(location.search).get("q") || "";
    query.focus();
    answer();
  };

  const told = (file, value) => waiting.get(file)?.(value);
  window.demarcSearch = {
    open,
    ask,
    index: (value) => told("index", value),
    near: (text) => told("near", text.split(" ")),
    words: (number, text) => told("w" + number, new Map(text.split("|").filter(Boolean).map((entry) => {
      const [term, cells, pages, count] = entry.split(",");
      return [term, { cells: places(cells), pages: places(pages), count: Number(count) }];
    }))),
    pages: (number, list) => told("p" + number, list),
    cells: (number, matrix) => told("m" + number, matrix),
  };
  if (results) {
    // The script that loads this one opens the search next; here the page itself is it.
    const opens = demarcSearch.open;
    demarcSearch.open = () => { demarcSearch.open = opens; };
    page();
  }
})();
