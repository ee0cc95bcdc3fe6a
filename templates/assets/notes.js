// Footnotes where they are called; without it they stand at the foot.
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
  addEventListener("resize", hide);
  setUp((from) => all(".footnote-ref a", from).forEach((link) => {
    link.addEventListener("pointerenter", (event) => { if (event.pointerType !== "touch") show(link); });
    link.addEventListener("pointerleave", hideSoon);
    link.addEventListener("focus", () => { if (link.matches(":focus-visible")) show(link); });
    link.addEventListener("blur", hideSoon);
    link.addEventListener("click", hide);
  }));
})();
