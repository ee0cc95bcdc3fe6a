// For pages with the table or a figure of a matrix: filters, order, links to copy, what a cell of a figure says.
// Every page is complete without it. Classic script, so that it works from file://.
(() => {
  "use strict";
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const setUp = (behaviour) => {
    behaviour(document);
    document.addEventListener("demarc:swap", () => behaviour(document.querySelector("main")));
  };
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const copied = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const field = document.createElement("textarea");
      field.value = text;
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
  };

  // Filters dim what doesn't match; they never hide, so that the shape stays. The address tells what is chosen.
  setUp((from) => all("[data-filters]", from).forEach((bar) => {
    const table = bar.nextElementSibling.querySelector("table");
    const [shown, seek, clear] = ["[data-shown]", "input", "[data-clear]"].map((one) => bar.querySelector(one));
    const chips = all(".chip", bar);
    const chosen = { q: "" };
    chips.forEach((chip) => { chosen[chip.dataset.by] = ""; });
    const bodies = all("tbody", table);
    const heads = all("thead th", table);
    const rows = all("tbody tr:not(.grp)", table)
      .map((row) => ({ row, body: row.parentElement, name: row.cells[0].textContent.trim() }));
    const cells = rows.flatMap(({ row, name }) => all("td.cell", row).map((cell) => ({ cell, name, parties: cell.dataset.p.split(" ") })));
    // What is sought in, and how names are compared, is made when it is asked for: the page is there sooner.
    const text = ({ cell, name }) => plain([name, heads[cell.cellIndex].textContent, cell.textContent, cell.firstElementChild.title].join(" "));
    let order = "";
    let saying = 0;
    const sort = () => {
      if (order === chosen.sort) return;
      order = chosen.sort;
      const by = new Intl.Collator(document.documentElement.lang || undefined, { numeric: true });
      const wanted = order ? [...rows].sort((a, b) => by.compare(a.name, b.name)) : rows;
      wanted.forEach(({ row, body }) => (order ? bodies[0] : body).append(row));
      all("tr.grp", table).forEach((group) => { group.hidden = Boolean(order); });
      if (order) heads[0].setAttribute("aria-sort", "ascending");
      else heads[0].removeAttribute("aria-sort");
    };
    const apply = () => {
      const sought = plain(chosen.q).split(/\s+/).filter(Boolean);
      let count = 0;
      chips.forEach((chip) => chip.setAttribute("aria-pressed", String(chosen[chip.dataset.by] === chip.dataset.value)));
      cells.forEach((one) => {
        const { cell, parties } = one;
        const fits = (!chosen.party || parties.includes(chosen.party))
          && (!chosen.category || cell.dataset.c === chosen.category)
          && (!chosen.state || cell.dataset.s === chosen.state)
          && sought.every((word) => text(one).includes(word));
        cell.classList.toggle("dim", !fits);
        if (fits) count += 1;
      });
      clear.hidden = !Object.values(chosen).some(Boolean);
      if (!saying) shown.textContent = shown.dataset.shown.replace("{0}", count).replace("{1}", cells.length);
      sort();
    };
    const read = () => {
      const address = new URLSearchParams(location.search);
      for (const name in chosen) {
        const value = address.get(name) || "";
        const known = name === "q" || chips.some((chip) => chip.dataset.by === name && chip.dataset.value === value);
        chosen[name] = known ? value : "";
      }
      seek.value = chosen.q;
      apply();
    };
    let told = true;
    const write = (step) => {
      const query = new URLSearchParams(location.search);
      for (const name in chosen) {
        if (chosen[name]) query.set(name, chosen[name]);
        else query.delete(name);
      }
      try {
        history[step](null, "", (String(query) ? "?" + query : location.pathname) + location.hash);
      } catch {
        told = false; // From disk some browsers allow no change of the address.
      }
    };
    chips.forEach((chip) => chip.addEventListener("click", () => {
      chosen[chip.dataset.by] = chip.dataset.value;
      write("pushState");
      apply();
    }));
    let typing = false; // One step back undoes all that was typed.
    seek.addEventListener("input", () => {
      chosen.q = seek.value.trim();
      write(typing ? "replaceState" : "pushState");
      typing = true;
      apply();
    });
    seek.addEventListener("change", () => { typing = false; });
    clear.addEventListener("click", () => {
      for (const name in chosen) chosen[name] = "";
      seek.value = "";
      write("pushState");
      apply();
      seek.focus();
    });
    addEventListener("popstate", () => { if (told && bar.isConnected) read(); });

    const say = (text) => {
      shown.textContent = text;
      clearTimeout(saying);
      saying = setTimeout(() => {
        saying = 0;
        apply();
      }, 1600);
    };
    bar.querySelector("[data-link]").addEventListener("click", async () => {
      await copied(location.href);
      say(bar.dataset.copied);
    });
    rows.filter(({ row }) => row.id).forEach(({ row, name }) => {
      const link = document.createElement("a");
      link.className = "hd";
      link.href = "#" + row.id;
      link.textContent = "#";
      link.setAttribute("aria-label", bar.dataset.row);
      link.addEventListener("click", async () => {
        await copied(link.href);
        say(bar.dataset.copied);
      });
      row.cells[0].abbr = name; // A cell's row is called by this alone.
      row.cells[0].append(link);
    });
    bar.hidden = false;
    read();
  }));

  // Figures: one stop for the keyboard, arrows lead from cell to cell; a cell says what it is when pointed at or reached.
  const tip = document.createElement("p");
  tip.className = "telltale";
  tip.setAttribute("aria-hidden", "true");
  tip.hidden = true;
  document.body.append(tip);
  const hide = () => { tip.hidden = true; };
  const show = (cell) => {
    tip.textContent = cell.getAttribute("aria-label");
    tip.hidden = false;
    const at = cell.getBoundingClientRect();
    const below = at.bottom + 6 + tip.offsetHeight < innerHeight;
    tip.style.top = (below ? at.bottom + 6 : at.top - 6 - tip.offsetHeight) + "px";
    tip.style.left = Math.max(8, Math.min(at.left, document.documentElement.clientWidth - tip.offsetWidth - 8)) + "px";
  };
  addEventListener("scroll", hide, { passive: true, capture: true });
  addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
  const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const beside = (cell, cells, [dx, dy]) => {
    const from = cell.getBoundingClientRect();
    let best = cell;
    let least = Infinity;
    for (const other of cells) {
      const to = other.getBoundingClientRect();
      const along = (to.left - from.left) * dx + (to.top - from.top) * dy;
      const across = Math.abs((to.left - from.left) * dy) + Math.abs((to.top - from.top) * dx);
      if (along > 1 && along + 9 * across < least) {
        least = along + 9 * across;
        best = other;
      }
    }
    return best;
  };
  setUp((from) => all("svg.dm", from).forEach((svg) => {
    const cells = all("a", svg);
    cells.forEach((cell, index) => {
      const title = cell.querySelector("title");
      cell.setAttribute("aria-label", title.textContent);
      title.remove(); // Or the browser would show it too.
      cell.setAttribute("tabindex", index ? "-1" : "0");
      cell.addEventListener("pointerenter", () => show(cell));
      cell.addEventListener("pointerleave", hide);
      cell.addEventListener("focus", () => { if (cell.matches(":focus-visible")) show(cell); });
      cell.addEventListener("blur", hide);
      cell.addEventListener("keydown", (event) => {
        const way = ways[event.key];
        if (!way || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        const next = beside(cell, cells, way);
        cell.setAttribute("tabindex", "-1");
        next.setAttribute("tabindex", "0");
        next.focus();
      });
    });
  }));
})();
