// What makes reading easier; every page is complete without it. Classic script, so that it works from file://.
(() => {
  "use strict";
  const root = document.documentElement;
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  // What stands in <main> is set up again when the preview puts a new one in its place.
  const setUp = (behaviour) => {
    behaviour(document);
    document.addEventListener("demarc:swap", () => behaviour(document.querySelector("main")));
  };
  setUp((from) => all("[data-js]", from).forEach((element) => { element.hidden = false; }));

  // Theme: automatic, light, dark; remembered where storage is allowed.
  const themes = ["", "light", "dark"];
  const store = (theme) => {
    try {
      if (theme) localStorage.setItem("dm-theme", theme);
      else localStorage.removeItem("dm-theme");
    } catch { /* A page from disk may have no storage. */ }
  };
  all("[data-theme-switch]").forEach((button) => {
    const name = () => button.setAttribute("aria-label", button.dataset[root.dataset.theme || "auto"]);
    name();
    button.addEventListener("click", () => {
      const next = themes[(themes.indexOf(root.dataset.theme || "") + 1) % themes.length];
      if (next) root.dataset.theme = next;
      else delete root.dataset.theme;
      store(next);
      name();
    });
  });

  // Search: its script comes when it is first asked for. It takes the place of the link that is there without script.
  const finder = document.querySelector("[data-search]");
  if (finder) {
    const link = document.querySelector("a.find");
    if (link) link.hidden = true;
    const seek = () => {
      if (window.demarcSearch) return demarcSearch.open();
      const script = document.createElement("script");
      script.src = finder.dataset.search + "assets/search.js";
      script.onload = seek;
      document.head.append(script);
    };
    finder.addEventListener("click", seek);
    if ("keys" in finder.dataset) {
      addEventListener("keydown", (event) => {
        const command = event.ctrlKey || event.metaKey;
        const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
        if (command ? event.key === "k" && !event.shiftKey && !event.altKey : event.key === "/" && !typing) {
          event.preventDefault();
          seek();
        }
      });
    }
    if (document.querySelector("[data-results]")) seek();
    // Pages that were read lately are what an empty search offers.
    try {
      const path = location.href.split(/[?#]/)[0].slice(new URL(finder.dataset.search || ".", document.baseURI).href.length);
      const read = JSON.parse(localStorage.getItem("dm-read") || "[]").filter((page) => page[0] !== path);
      localStorage.setItem("dm-read", JSON.stringify([[path, document.querySelector("h1").firstChild.textContent], ...read].slice(0, 7)));
    } catch { /* No storage, no memory. */ }
  }

  // Menu on phones: the link to the sidebar becomes a button that opens it over the page.
  const menu = document.querySelector(".menu");
  const side = document.querySelector(".side");
  if (menu && side) {
    const show = (open) => {
      side.classList.toggle("open", open);
      menu.setAttribute("aria-expanded", String(open));
      document.querySelector("main").inert = open;
      if (open) side.querySelector("a:not(.shut), summary")?.focus({ preventScroll: true });
    };
    menu.setAttribute("role", "button");
    menu.setAttribute("aria-expanded", "false");
    menu.addEventListener("click", (event) => {
      event.preventDefault();
      show(!side.classList.contains("open"));
    });
    menu.addEventListener("keydown", (event) => {
      if (event.key === " ") {
        event.preventDefault();
        menu.click();
      }
    });
    addEventListener("keydown", (event) => {
      if (event.key === "Escape" && side.classList.contains("open")) {
        show(false);
        menu.focus();
      }
    });
    addEventListener("resize", () => {
      if (side.classList.contains("open") && !menu.offsetParent) show(false);
    });
    // The sidebar's place survives a change of page.
    try {
      const place = sessionStorage.getItem("dm-side");
      if (place > 0) side.scrollTop = place; // Even a zero would have the page laid out at once.
      addEventListener("pagehide", () => sessionStorage.setItem("dm-side", String(side.scrollTop)));
    } catch { /* No storage, no memory. */ }
  }

  // Table of contents: the last heading above the fold line is the current one.
  let entries = [];
  let waiting = 0;
  const spy = () => {
    waiting = 0;
    if (!entries.length) return;
    let current = entries[0];
    for (const entry of entries) if (entry.heading.getBoundingClientRect().top < 140) current = entry;
    if (scrollY > 0 && innerHeight + scrollY >= root.scrollHeight - 2) current = entries[entries.length - 1];
    for (const entry of entries) {
      if (entry === current) entry.link.setAttribute("aria-current", "true");
      else entry.link.removeAttribute("aria-current");
    }
  };
  addEventListener("scroll", () => { waiting = waiting || requestAnimationFrame(spy); }, { passive: true });
  setUp((from) => {
    entries = all(".toc a[href*='#']", from)
      .map((link) => ({ link, heading: document.getElementById(decodeURIComponent(link.hash.slice(1))) }))
      .filter((entry) => entry.heading);
    waiting = waiting || requestAnimationFrame(spy); // When the page is laid out anyway.
  });

  // Copy buttons of code; the button itself says that it is done.
  setUp((from) => all("[data-copy]", from).forEach((button) => {
    const rest = button.textContent;
    button.addEventListener("click", async () => {
      const code = button.closest("figure")?.querySelector("pre");
      if (!code) return;
      try {
        await navigator.clipboard.writeText(code.textContent);
        button.textContent = button.dataset.copied || "✓";
        setTimeout(() => { button.textContent = rest; }, 1600);
      } catch {
        getSelection().selectAllChildren(code);
      }
    });
  }));

  // Filters of findings hide what doesn't match, and files in which nothing is left.
  setUp((from) => all("[data-found]", from).forEach((bar) => {
    const shown = bar.querySelector("[data-shown]");
    const chips = all(".chip", bar);
    const address = new URLSearchParams(location.search);
    const known = (by) => chips.some((chip) => chip.dataset.by === by && chip.dataset.value === address.get(by));
    const chosen = {};
    for (const by of ["severity", "owner"]) chosen[by] = known(by) ? address.get(by) : "";
    const apply = () => {
      let count = 0;
      chips.forEach((chip) => chip.setAttribute("aria-pressed", String(chosen[chip.dataset.by] === chip.dataset.value)));
      all(".file", bar.parentElement).forEach((file) => {
        const own = !chosen.owner || file.dataset.owner === chosen.owner;
        let left = 0;
        all(".find1", file).forEach((finding) => {
          finding.hidden = !own || (chosen.severity !== "" && finding.dataset.severity !== chosen.severity);
          if (!finding.hidden) left += 1;
        });
        file.hidden = !left;
        count += left;
      });
      shown.textContent = shown.dataset.shown.replace("{0}", count);
    };
    chips.forEach((chip) => chip.addEventListener("click", () => {
      chosen[chip.dataset.by] = chip.dataset.value;
      apply();
      const query = new URLSearchParams();
      for (const by in chosen) if (chosen[by]) query.set(by, chosen[by]);
      try {
        history.replaceState(null, "", (String(query) ? "?" + query : location.pathname) + location.hash);
      } catch { /* Not allowed from disk in some browsers. */ }
    }));
    apply();
  }));
})();
