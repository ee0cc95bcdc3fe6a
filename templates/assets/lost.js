// On the page for what isn't there: of the wiki's pages, shows the three whose addresses are most like the one asked for.
(() => {
  "use strict";
  const box = document.querySelector("[data-nearest]");
  if (!box) return;
  const base = new URL(document.baseURI).pathname;
  const words = (path) => new Set(decodeURIComponent(path).toLowerCase().replace(/(^|\/)index\.html$|\.html$/, "").split(/[^\p{L}\p{N}]+/u).filter(Boolean));
  let wanted;
  try {
    wanted = words(location.pathname.startsWith(base) ? location.pathname.slice(base.length) : location.pathname);
  } catch { return; }
  const likeness = (path) => {
    const others = words(path);
    let common = 0;
    for (const word of wanted) if (others.has(word)) common += 1;
    return common / (wanted.size + others.size);
  };
  const near = [...box.querySelectorAll("li")]
    .map((item) => ({ item, likeness: likeness(new URL(item.firstElementChild.href).pathname.slice(base.length)) }))
    .sort((a, b) => b.likeness - a.likeness);
  const list = box.querySelector("ul");
  list.replaceChildren(...near.slice(0, 3).filter((each) => each.likeness > 0).map((each) => each.item));
  box.hidden = !box.querySelector("li");
})();
