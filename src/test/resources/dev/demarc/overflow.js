// Text of drawings that isn't where it should be: out of its cell, over a cell or a text that isn't its own, out of the
// drawing. In units of the drawing; half a unit is allowed.
() => [...document.querySelectorAll("svg.dm")].filter((svg) => svg.getBoundingClientRect().width).flatMap((svg) => {
  const found = [];
  const frame = svg.getBoundingClientRect();
  const unit = frame.width / svg.viewBox.baseVal.width;
  const place = (element) => {
    const at = element.getBoundingClientRect();
    return {
      left: (at.left - frame.left) / unit, right: (at.right - frame.left) / unit,
      top: (at.top - frame.top) / unit, bottom: (at.bottom - frame.top) / unit, element,
    };
  };
  const within = (inner, outer) => inner.left > outer.left - 0.5 && inner.right < outer.right + 0.5
    && inner.top > outer.top - 0.5 && inner.bottom < outer.bottom + 0.5;
  const across = (one, other) => Math.min(one.right, other.right) - Math.max(one.left, other.left) > 0.5
    && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 0.5;
  const told = (at) => svg.id + ": “" + (at.element.textContent || at.element.getAttribute("href")) + "” ";
  // A browser gives a text's edges in whole units.
  const paper = { left: -0.6, top: -0.6, right: frame.width / unit + 0.6, bottom: frame.height / unit + 0.6 };
  const cells = [...svg.querySelectorAll(".d-l")].map(place);
  const drawn = [...svg.querySelectorAll("text, use")].filter((one) => !one.closest("defs")).map((one) => {
    if (one.nodeName === "use" || one.hasAttribute("transform")) return [place(one)];
    // The glyphs' own extent: a line's box is higher than its letters.
    const lines = one.querySelectorAll("tspan").length ? [...one.querySelectorAll("tspan")] : [one];
    const size = parseFloat(getComputedStyle(one).fontSize);
    return lines.map((line) => {
      const at = place(line);
      const middle = (at.top + at.bottom) / 2;
      return { ...at, top: middle - size * 0.45, bottom: middle + size * 0.45 };
    });
  }).flat().filter((at) => at.right - at.left > 0.1);
  drawn.forEach((at, index) => {
    const x = (at.left + at.right) / 2;
    const y = (at.top + at.bottom) / 2;
    const cell = cells.find((one) => x > one.left && x < one.right && y > one.top && y < one.bottom);
    if (cell && !within(at, cell)) found.push(told(at) + "leaves its cell");
    if (!cell && cells.some((one) => across(at, one))) found.push(told(at) + "lies over a cell");
    if (!within(at, paper)) found.push(told(at) + "leaves the drawing ");
    drawn.slice(index + 1).filter((other) => across(at, other))
      .forEach((other) => found.push(told(at) + "lies over " + told(other)));
  });
  return found;
})
