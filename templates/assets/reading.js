// Footnotes where they are called, and tabs. Without it, footnotes stand at the foot and alternatives one below the other.
(() => {
  "use strict";
  const all = (selector, from) => [...from.querySelectorAll(selector)];
  const setUp = (behaviour) => {
    behaviour(document);
    document.addEventListener("demarc:swap", () => behaviour(document.querySelector("main")));
  };

  // A footnote shows beside its number on hover and on focus; it stays while the pointer is on it, and Escape hides it.
  let peek = null;
  let caller = null;
  let waiting = 0;
  const hide = () => {
    clearTimeout(waiting);
    if (peek) peek.remove();
    if (caller) caller.removeAttribute("aria-describedby");
    peek = caller = null;
  };
  const hideSoon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(hide, 200);
  };
  const show = (link) => {
    clearTimeout(waiting);
    if (caller === link) return;
    hide();
    const note = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!note) return;
    peek = document.createElement("div");
    peek.className = "peek";
    peek.id = "dm:peek";
    peek.setAttribute("role", "tooltip");
    peek.append(...[...note.childNodes].map((node) => node.cloneNode(true)));
    all(".footnote-backref", peek).forEach((back) => back.remove());
    all("[id]", peek).forEach((element) => element.removeAttribute("id"));
    (link.closest("article") || document.body).append(peek);
    const at = link.getBoundingClientRect();
    const left = Math.max(12, Math.min(at.left, document.documentElement.clientWidth - peek.offsetWidth - 12));
    const above = at.bottom + peek.offsetHeight + 12 > innerHeight && at.top > peek.offsetHeight + 70;
    peek.style.left = left + scrollX + "px";
    peek.style.top = scrollY + (above ? at.top - peek.offsetHeight - 6 : at.bottom + 6) + "px";
    peek.addEventListener("pointerenter", () => clearTimeout(waiting));
    peek.addEventListener("pointerleave", hideSoon);
    link.setAttribute("aria-describedby", "dm:peek");
    caller = link;
  };
  addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
  setUp((from) => all(".footnote-ref a", from).forEach((link) => {
    link.addEventListener("pointerenter", (event) => { if (event.pointerType !== "touch") show(link); });
    link.addEventListener("pointerleave", hideSoon);
    link.addEventListener("focus", () => { if (link.matches(":focus-visible")) show(link); });
    link.addEventListener("blur", hideSoon);
    link.addEventListener("click", hide);
  }));

  // Tabs: the chosen label is remembered, and chosen in all tabs that have it.
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
