// Diagrams in Mermaid's language, drawn by its library, which lies beside this script; without script their source is read.
(() => {
  "use strict";
  const library = new URL("mermaid.min.js", document.currentScript.src).href;
  const make = (name, attributes, ...inside) => {
    const element = document.createElement(name);
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
    element.append(...inside);
    return element;
  };

  // The library reckons with colours, so it can't take the theme's by name. Each is given to it as one of its own, near to
  // the light one, and named again in the finished drawing: so drawings follow the theme's switch, paper and forced colours.
  const names = {
    "#fbfaf6": "paper", "#fffffd": "surface", "#f3f1ed": "sunk", "#1b242e": "ink", "#4c5762": "ink2", "#767772": "line2",
    "#fffffc": "on", "#dcefeb": "accent-soft", "#fcefd3": "warn-soft", "#e0f2e5": "ok-soft", "#fde7e4": "alert-soft",
    "#0b5fa9": "p1", "#a65f01": "p2", "#7c2f67": "p3", "#0e6b4f": "p4", "#2b3541": "p5", "#0b5f5b": "accent", "#b0201b": "alert",
    "#444444": "ink2", // What the library itself paints lines and words with in a C4 diagram.
  };
  const colours = Object.fromEntries(Object.entries(names).map(([colour, name]) => [name, colour]));
  const named = (svg) => svg.replace(/#[0-9a-f]{6}\b|rgba?\(([\d.]+), ?([\d.]+), ?([\d.]+)(?:, ?([\d.]+))?\)|hsl\([^)]*\)/g, (all, r, g, b, alpha) => {
    if (all.startsWith("hsl")) return "var(--dm-sunk)"; // It made this one of ours, for the ground behind others.
    const colour = r ? "#" + [r, g, b].map((part) => Math.round(part).toString(16).padStart(2, "0")).join("") : all;
    if (!names[colour]) return all;
    const own = "var(--dm-" + names[colour] + ")";
    return alpha ? "color-mix(in srgb, " + own + " " + alpha * 100 + "%, transparent)" : own;
  });

  // Which colour of the theme stands for which of the library's some 300, by their names; the first that fits.
  const strong = ["p1", "p2", "p3", "p4", "p5", "accent", "alert", "ink2"];
  const soft = ["accent-soft", "warn-soft", "ok-soft", "alert-soft"];
  const roles = [
    [/^(cScale|git|pie|venn)\d/, (count) => strong[count % 8]],
    [/^fillType/, (count) => soft[count % 4]],
    [/^(cScaleLabel|gitBranchLabel|sequenceNumber|pieSectionText)/, "on"],
    [/^(cScaleInv|cScalePeer|gitInv)/, "line2"],
    [/^(note|activeTask)B(ackground|kg)/, "accent-soft"],
    [/^(note|activeTask)Border/, "accent"],
    [/^critB(ackground|kg)/, "alert-soft"],
    [/^(critBorder|todayLine)/, "alert"],
    [/border|stroke|grid|graticule|^innerEnd/i, "line2"],
    [/^(edge|relation|commit)LabelBackground|^background/, "paper"],
    [/^(cluster|section|composite|alt|surface|exclude|done|tertiaryColor|secondaryColor|quadrant[24]Fill)|even$/i, "sunk"],
    [/bkg|background|^(row|attribute|primaryColor|quadrant[13]Fill)/i, "surface"],
    [/text|label|title/i, "ink"],
    [/./, "ink2"],
  ];
  const painted = (given) => Object.fromEntries(Object.entries(given).map(([name, value]) => {
    if (value && typeof value === "object") return [name, painted(value)];
    if (typeof value !== "string" || !CSS.supports("color", value)) return [name, value];
    const role = roles.find(([pattern]) => pattern.test(name))[1];
    return [name, colours[typeof role === "string" ? role : role(Number(name.match(/\d+/)[0]))]];
  }));
  // What has no name: a timeline's lines, the white rings of relations, a Sankey's bands, which vanish on dark ground.
  const themeCSS = ".lineWrapper line{stroke:var(--dm-line2)} marker circle[fill=white]{fill:var(--dm-paper)}"
    + " .link{mix-blend-mode:normal!important}";
  const begin = () => {
    const settings = {
      startOnLoad: false, securityLevel: "strict", suppressErrorRendering: true, theme: "base", themeCSS,
      fontFamily: "inherit", gantt: { useWidth: 760 },
    };
    mermaid.initialize(settings);
    const { xyChart, ...variables } = painted(mermaid.mermaidAPI.getConfig().themeVariables);
    const { ink, ink2, line2, surface } = colours;
    const packet = { startByteColor: ink2, endByteColor: ink2, labelColor: ink, titleColor: ink, blockStrokeColor: line2, blockFillColor: surface };
    xyChart.plotColorPalette = strong.map((name) => colours[name]).join();
    Object.assign(variables, {
      xyChart, quadrantPointFill: colours.accent, packet, fontFamily: "inherit", fontSize: parseFloat(getComputedStyle(document.documentElement).fontSize) * .875 + "px",
      useGradient: false, dropShadow: "none", pieOpacity: "1", pieStrokeWidth: "1px", pieOuterStrokeWidth: "1px",
    });
    mermaid.initialize({ ...settings, themeVariables: variables });
  };
  const ready = new Promise((resolve, reject) => {
    const script = make("script", { src: library });
    script.onload = () => resolve(begin());
    script.onerror = reject;
    document.head.append(script);
  });

  // Drawn aside, for what lies in a closed tab has no size.
  const drawing = async (id, source) => {
    const easel = make("div", { class: "easel" });
    document.querySelector("article").append(easel);
    try {
      return named((await mermaid.render(id, source, easel)).svg);
    } finally {
      easel.remove();
    }
  };
  const show = (box, code, svg) => {
    const art = make("div", { class: "art", role: "group", tabindex: "0" });
    art.innerHTML = svg;
    const drawn = art.firstElementChild;
    const label = drawn.querySelector(":scope > title")?.textContent || box.dataset.title || box.dataset.diagram;
    art.setAttribute("aria-label", label);
    if (!drawn.hasAttribute("aria-labelledby")) drawn.setAttribute("aria-label", label);
    drawn.removeAttribute("aria-roledescription"); // A word of the library's, and English.
    drawn.style.cssText = "--width: " + drawn.viewBox.baseVal.width + "px";
    const figure = make("figure", {}, art);
    if (box.dataset.title) figure.append(make("figcaption", {}, box.dataset.title));
    box.append(figure, make("details", {}, make("summary", {}, box.dataset.source), code));
  };
  const tell = (box, message) => {
    const said = message.split("\n").filter((line) => !/^(-+\^$|Expecting )/.test(line)).join(" ").replace(/(.{200}).+/s, "$1…");
    box.prepend(make("div", { class: "fault", role: "note" },
      make("p", {}, box.dataset.fault), make("p", { class: "hint", lang: "en", dir: "ltr" }, said)));
  };
  // What the preview swaps in as it was is there at once.
  const drawn = new Map();
  let count = 0;
  const draw = async (box, index) => {
    const code = box.firstElementChild;
    const source = code.querySelector("pre").textContent;
    const known = drawn.get(index + source);
    try {
      const svg = known || await drawing("dm-mermaid-" + (count += 1), source);
      drawn.set(index + source, svg);
      show(box, code, svg);
    } catch (error) {
      tell(box, String(error?.message || error));
    }
  };
  const drawAll = async (from) => {
    try {
      await ready;
    } catch {
      return; // Without the library the source is read.
    }
    [...from.querySelectorAll("[data-mermaid]")].forEach(draw);
  };
  drawAll(document);
  document.addEventListener("demarc:swap", () => drawAll(document.querySelector("main")));
})();
