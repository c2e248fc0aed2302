// Looks at one side of a card after the other, in a page that is as large as a phone's screen.
// prove(cards, setting) -> {renders, findings: [[check, card, side, what]], contrast, text}
async ({ cards, html, body, zoom, text, box }) => {
  const root = document.documentElement, page = document.body, holder = document.getElementById(box);
  root.className = html; page.className = body;
  page.style.zoom = zoom; root.style.setProperty("--text-zoom", text);
  const findings = [], lowest = { contrast: [99, ""], text: [99, ""] };
  let renders = 0;

  const short = (words) => { const one = words.trim().replace(/\s+/g, " "); return one.length > 40 ? one.slice(0, 39) + "…" : one; };
  const named = (element) => element.tagName.toLowerCase() + [...element.classList].map((name) => "." + name).join("");
  const shown = (element) => element.checkVisibility({ visibilityProperty: true });

  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const known = new Map();
  const colour = (text) => { // [red, green, blue, alpha], whatever way the colour is written
    if (!known.has(text)) {
      const parts = text.match(/^rgba?\(([^)]+)\)$/);
      if (parts) {
        const [r, g, b, a = 1] = parts[1].split(/[,/]/).map(parseFloat);
        known.set(text, [r, g, b, a]);
      } else {
        canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = text; canvas.fillRect(0, 0, 1, 1);
        const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
        known.set(text, [r, g, b, a / 255]);
      }
    }
    return known.get(text);
  };
  const over = (top, below) => top.slice(0, 3).map((one, at) => one * top[3] + below[at] * (1 - top[3]));
  const behind = (element) => { // the colour that is seen behind an element's text
    const layers = [];
    for (let at = element; at; at = at.parentElement) layers.push(colour(getComputedStyle(at).backgroundColor));
    return layers.reduceRight((below, layer) => over(layer, below), [255, 255, 255]);
  };
  const faded = (element) => {
    let all = 1;
    for (let at = element; at; at = at.parentElement) all *= parseFloat(getComputedStyle(at).opacity);
    return all;
  };
  const light = (rgb) => {
    const [r, g, b] = rgb.map((one) => { const s = one / 255; return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4; });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (front, back) => {
    const [high, low] = [light(front), light(back)].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
  };

  const look = (card, side) => {
    renders += 1;
    const found = (check, what) => findings.push([check, card, side, what]);
    const wide = Math.max(root.scrollWidth, page.scrollWidth * (page.currentCSSZoom ?? 1)) - root.clientWidth;
    if (wide > 1) found("overflow", `${Math.round(wide)} px wider than the screen`);

    const read = (element, words, style, below) => {
      const size = parseFloat(style.fontSize) * zoom;
      if (size === 0) return;
      if (size < lowest.text[0]) lowest.text = [size, `${card}, ${side}: ${short(words)}`];
      if (size < 13.99) found("small text", `${size.toFixed(1)} px: ${short(words)}`);
      const ink = colour(style.color);
      const seen = contrast(over([...ink.slice(0, 3), ink[3] * faded(element)], below), below);
      if (seen < lowest.contrast[0]) lowest.contrast = [seen, `${card}, ${side}: ${short(words)}`];
      if (seen < 4.5) found("low contrast", `${seen.toFixed(2)}: ${short(words)}`);
    };

    const range = document.createRange();
    for (const element of [page, ...page.querySelectorAll("*")]) {
      if (!shown(element)) continue;
      const tag = element.tagName;
      for (const pseudo of ["::before", "::after"]) {
        const style = getComputedStyle(element, pseudo);
        const said = /^"(.*)"$/.exec(style.content)?.[1] ?? (style.content.startsWith("counter") ? "1" : "");
        if (said && style.display !== "none") read(element, said, style, over(colour(style.backgroundColor), behind(element)));
      }
      if (tag === "IMG" && !(element.complete && element.naturalWidth)) found("missing image", element.getAttribute("src"));
      if (element.matches("a, button, input, label, select, summary, textarea, [role=button]")) {
        const { width, height } = element.getBoundingClientRect();
        if (Math.min(width, height) < 43.9) found("small tap target", `${width.toFixed(1)} x ${height.toFixed(1)} px: ${named(element)}`);
      }
      for (const node of element.childNodes) {
        if (node.nodeType !== Node.TEXT_NODE || !node.data.trim()) continue;
        range.selectNodeContents(node);
        const boxes = [...range.getClientRects()].filter((one) => one.width && one.height);
        if (!boxes.length) continue;
        read(element, node.data, getComputedStyle(element), behind(element));
        let [left, right, top, bottom] = [0, root.clientWidth, -scrollY, Infinity];
        for (let at = element; at && at !== root; at = at.parentElement) {
          const style = getComputedStyle(at);
          if (at === page || (style.overflowX === "visible" && style.overflowY === "visible")) continue;
          const edge = at.getBoundingClientRect();
          if (style.overflowX !== "visible") [left, right] = [Math.max(left, edge.left), Math.min(right, edge.right)];
          if (style.overflowY !== "visible") [top, bottom] = [Math.max(top, edge.top), Math.min(bottom, edge.bottom)];
        }
        if (boxes.some((one) => one.left < left - 1 || one.right > right + 1 || one.top < top - 1 || one.bottom > bottom + 1)) {
          found("clipped text", short(node.data));
        }
      }
    }
  };

  const LEAVES = ".hint, #typeans, ol.blanks, ol.gapped, ul.choices"; // what the answer fills, orders or makes needless
  const places = () => { // where each part of the question stands; of a cloze text the whole alone, for its gaps are filled on the back
    const all = new Map(), section = holder.querySelector("section.q"), range = document.createRange();
    let filled = !section;
    const put = (path, { left, top }, what) => all.set(path, [left, top + scrollY, what]);
    const walk = (element, path) => {
      if (!shown(element) || element.matches(LEAVES)) return;
      filled ||= element.matches(".rule"); // of a cloze, question and answer are one section
      if (filled) return;
      put(path, element.getBoundingClientRect(), named(element));
      filled ||= element.matches(".k-cloze .text");
      if (filled) return;
      [...element.childNodes].forEach((child, at) => {
        if (filled) return;
        if (child.nodeType === Node.ELEMENT_NODE) walk(child, `${path}/${at}`);
        if (child.nodeType !== Node.TEXT_NODE || !child.data.trim()) return;
        range.selectNodeContents(child);
        put(`${path}/${at}`, range.getBoundingClientRect(), short(child.data));
      });
    };
    if (section) walk(section, "");
    return all;
  };

  const show = async (side) => {
    holder.innerHTML = side;
    await Promise.all([...holder.querySelectorAll("img")].map((one) => one.decode().catch(() => {})));
    for (const old of holder.querySelectorAll("script")) old.remove();
  };

  for (const { name, front, back } of cards) {
    await show(front);
    look(name, "front");
    const before = places();
    const hint = holder.querySelector("a.hint");
    if (hint) {
      hint.click();
      look(name, "front with its hint");
    }
    await show(back);
    look(name, "back");
    const after = places();
    for (const [path, [, , what]] of before) {
      if (!after.has(path)) findings.push(["moving question", name, "back", `${what} is gone`]);
    }
    for (const [path, [left, top, what]] of after) {
      const [x, y] = before.get(path) ?? [left, top];
      if (Math.abs(x - left) > 0.6 || Math.abs(y - top) > 0.6) {
        findings.push(["moving question", name, "back", `${what} by ${(left - x).toFixed(1)}, ${(top - y).toFixed(1)} px`]);
      }
    }
  }
  return { renders, findings, contrast: lowest.contrast, text: lowest.text };
}
