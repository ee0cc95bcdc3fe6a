// Alternatives as tabs; without it they stand one below the other.
(() => {
  "use strict";
  const all = (selector, from) => [...from.querySelectorAll(selector)];
  const setUp = (behaviour) => {
    behaviour(document);
    document.addEventListener("demarc:swap", () => behaviour(document.querySelector("main")));
  };

  // The chosen label is remembered, and chosen in all tabs that have it.
  let count = 0;
  const chosen = () => {
    try { return localStorage.getItem("dm-tab"); } catch { return null; }
  };
  const choose = (label) => {
    document.dispatchEvent(new CustomEvent("demarc:tab", { detail: label }));
    try { localStorage.setItem("dm-tab", label); } catch { /* No storage, no memory. */ }
  };
  setUp((from) => all("[data-tabs]", from).forEach((box) => {
    const bar = document.createElement("div");
    bar.setAttribute("role", "tablist");
    const tabs = [...box.children].map((panel) => {
      const label = panel.querySelector(".tab");
      const button = document.createElement("button");
      count += 1;
      button.type = "button";
      button.id = "dm:tab-" + count;
      panel.id = "dm:panel-" + count;
      button.textContent = label.textContent;
      button.setAttribute("role", "tab");
      button.setAttribute("aria-controls", panel.id);
      panel.setAttribute("role", "tabpanel");
      panel.setAttribute("aria-labelledby", button.id);
      panel.tabIndex = 0;
      label.hidden = true;
      bar.append(button);
      return { button, panel, name: button.textContent };
    });
    const select = (wanted) => tabs.forEach((tab) => {
      tab.button.setAttribute("aria-selected", String(tab === wanted));
      tab.button.tabIndex = tab === wanted ? 0 : -1;
      tab.panel.hidden = tab !== wanted;
    });
    const named = (name) => tabs.find((tab) => tab.name === name);
    const reveal = () => {
      const id = decodeURIComponent(location.hash.slice(1));
      const tab = id && tabs.find((each) => each.panel.hidden && each.panel.querySelector("#" + CSS.escape(id)));
      if (tab) {
        select(tab);
        document.getElementById(id).scrollIntoView();
      }
    };
    tabs.forEach((tab, i) => {
      tab.button.addEventListener("click", () => {
        select(tab);
        choose(tab.name);
      });
      tab.button.addEventListener("keydown", (event) => {
        const forth = getComputedStyle(bar).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
        const back = forth === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
        const to = { [forth]: i + 1, [back]: i - 1 + tabs.length, Home: 0, End: tabs.length - 1 }[event.key];
        if (to === undefined) return;
        event.preventDefault();
        tabs[to % tabs.length].button.focus();
        tabs[to % tabs.length].button.click();
      });
    });
    document.addEventListener("demarc:tab", (event) => { if (named(event.detail)) select(named(event.detail)); });
    box.prepend(bar);
    select(named(chosen()) || tabs[0]);
    addEventListener("hashchange", reveal);
    reveal();
  }));
})();
