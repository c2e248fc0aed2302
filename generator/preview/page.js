"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const { cards, words } = data;
  const root = document.documentElement;
  const at = (id) => document.getElementById(id);
  const make = (tag, className, text) => Object.assign(document.createElement(tag), { className, textContent: text ?? "" });
  const view = { night: matchMedia("(prefers-color-scheme: dark)").matches, answers: false, current: -1 };
  let chosen = cards; // those that the filters leave, in their order

  /* a card in its frame, as a phone's client has it */

  const withPictures = (text) => text.replace(/(<img src=")([^"]*)/g, (all, before, name) => before + (data.media[name] ?? ""));
  const answerOf = (card) => (card.after ? card.q : "") + card.a;

  function documentOf(card, flipped, zoom) {
    const html = ["mobile android linux js", `z${zoom}`, ...(view.night ? ["night-mode"] : [])].join(" ");
    const body = [`card card${(card.ordinal ?? 0) + 1}`, ...(view.night ? ["night_mode nightMode"] : []), ...(at("hints").checked ? ["hafal-hints"] : [])];
    return `<!doctype html><html lang="${data.lang}" class="${html}"><head><meta charset="utf-8">` +
      `<style>${data.frame}</style><style>${data.styles[card.style ?? 0]}</style></head><body class="${body.join(" ")}">` +
      `<input type="checkbox" id="hafal-flip"${flipped ? " checked" : ""}>` +
      `<label class="hafal-tap" for="hafal-flip"></label><div id="content"><div id="qa">` +
      `<div class="hafal-front">${withPictures(card.q)}</div><div class="hafal-back">${withPictures(answerOf(card))}</div>` +
      "</div></div></body></html>";
  }

  /* The new frame comes above the old one, which goes when the new one is there: nothing flickers. */
  function fill(holder, card, flipped, zoom) {
    const frame = document.createElement("iframe");
    frame.setAttribute("sandbox", "");
    frame.title = `${card.key}, ${card.name}`;
    const old = [...holder.querySelectorAll("iframe")];
    frame.addEventListener("load", () => old.forEach((other) => other.remove()), { once: true });
    frame.srcdoc = documentOf(card, flipped, zoom);
    holder.append(frame);
  }

  /* the grid */

  const near = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      const card = cards[target.parentElement.dataset.card];
      card.near = isIntersecting;
      if (isIntersecting) draw(card);
      else target.replaceChildren();
    }
  }, { rootMargin: "600px 0px" });

  function draw(card) {
    card.flip.setAttribute("aria-pressed", String(card.flipped));
    if (card.near) fill(card.phone, card, card.flipped, at("zoom").value);
  }

  function lay(card, index) {
    const box = make("article", "card-box");
    box.dataset.card = index;
    card.flipped = false;
    card.phone = make("div", "phone");
    const caption = make("div", "caption");
    const what = make("p", "what", `${card.key} `);
    what.append(make("span", "", `· ${card.name}`));
    card.flip = make("button", "flip", words.flip);
    card.flip.type = "button";
    card.flip.setAttribute("aria-label", `${words.flip}: ${card.key}, ${card.name}`);
    card.flip.addEventListener("click", () => { choose(card); turn(card); });
    caption.append(what, make("p", "place", card.place), card.flip);
    if (card.findings) {
      const list = make("ul", "findings");
      list.append(...card.findings.map((finding) => make("li", "", finding)));
      caption.append(list);
    }
    if (card.maths) caption.append(make("p", "remark", words.maths));
    box.append(card.phone, caption);
    card.box = box;
    near.observe(card.phone);
    return box;
  }

  function turn(card) {
    card.flipped = !card.flipped;
    draw(card);
  }

  function choose(card) {
    cards[view.current]?.box.classList.remove("current");
    view.current = cards.indexOf(card);
    card.box.classList.add("current");
  }

  function move(step) {
    if (!chosen.length) return;
    const now = chosen.indexOf(cards[view.current]);
    const card = chosen[now < 0 ? 0 : Math.min(Math.max(now + step, 0), chosen.length - 1)];
    choose(card);
    card.box.scrollIntoView({ block: "nearest" });
    card.flip.focus({ preventScroll: true });
  }

  const redraw = () => cards.forEach((card) => card.near && draw(card));

  /* filters and the view */

  const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const read = (text) => new DOMParser().parseFromString(text.replace(/<(p|div|li|h1|t[dh]|figure|d[td])\b/g, " <$1"), "text/html").body.textContent.replace(/\s+/g, " ").trim();
  const haystack = (card) => (card.text ??= folded([card.key, card.name, card.topic, ...(card.tags ?? []), read(card.q), read(card.a)].join(" ")));

  function filter() {
    const wanted = folded(at("search").value).split(/\s+/).filter(Boolean);
    const [kind, tier, topic, tag] = ["kind", "tier", "topic", "tag"].map((id) => at(id).value);
    const sick = at("problems").checked;
    chosen = cards.filter((card) =>
      (!kind || card.kind === kind) && (!tier || card.tier === tier) && (!topic || card.topic === topic) &&
      (!tag || (card.tags ?? []).includes(tag)) && (!sick || card.findings) && wanted.every((word) => haystack(card).includes(word)));
    const left = new Set(chosen);
    cards.forEach((card) => { card.box.hidden = !left.has(card); });
    at("count").textContent = left.size === cards.length ? `${cards.length} ${words.cards}` : `${left.size} / ${cards.length} ${words.cards}`;
    at("nothing").hidden = left.size > 0;
    at("revise").disabled = !left.size;
  }

  function offer(id, values, name) {
    const known = [...new Set(values.filter(Boolean))];
    at(id).append(new Option(words.all, ""), ...known.map((value) => new Option(name(value), value)));
    at(id).parentElement.hidden = new Set(values).size < 2;
  }

  function measure() {
    const [width, height] = at("size").value.split("x").map(Number);
    const room = root.clientWidth - 32;
    root.style.setProperty("--w", `${width}px`);
    root.style.setProperty("--h", `${height}px`);
    root.style.setProperty("--s", Math.min(1, room / width));
  }

  function night(on) {
    view.night = on;
    root.classList.toggle("night", on);
    for (const id of ["night", "night-too"]) at(id).setAttribute("aria-pressed", String(on));
    redraw();
    if (!at("sitting").hidden && sitting.order[sitting.at]) fill(at("stage"), sitting.order[sitting.at], sitting.shown, 100);
  }

  function answers(on) {
    view.answers = on;
    at("answers").setAttribute("aria-pressed", String(on));
    cards.forEach((card) => {
      card.flipped = on;
      draw(card);
    });
  }

  /* a sitting: nothing of it is kept or sent */

  const sitting = { order: [], at: 0, shown: false, missed: [] };

  const begin = (list) => resume({ order: [...list], at: 0, missed: [] });

  function resume(state) {
    Object.assign(sitting, state);
    at("browse").hidden = true;
    at("sitting").hidden = false;
    ask();
  }

  function ask() {
    const { order, at: now, missed } = sitting;
    const over = now >= order.length;
    for (const id of ["turns", "stage", "grades"]) at(id).hidden = over;
    at("result").hidden = !over;
    at("stage").replaceChildren();
    if (over) {
      at("score").textContent = words.knew_of.replace("{knew}", order.length - missed.length).replace("{all}", order.length);
      at("missed").hidden = at("again").hidden = !missed.length;
      at("missed").querySelector("ol").replaceChildren(...missed.map((card) => {
        const line = make("li", "");
        const [question, answer] = sidesOf(card, ", .panel, .extra, .mine").map(read);
        line.append(make("b", "", question), answer);
        return line;
      }));
      (missed.length ? at("again") : at("restart")).focus();
      return;
    }
    sitting.shown = false;
    facing(false);
    at("progress").replaceChildren(`${now + 1} / ${order.length}`, make("span", "", `${words.knew}: ${now - missed.length}`));
    fill(at("stage"), order[now], false, 100);
    at("show").focus({ preventScroll: true });
  }

  /* The button that stands out is the one to press next. */
  function facing(shown) {
    at("grades").classList.toggle("asked", !shown);
    for (const id of ["did-not", "knew"]) at(id).disabled = !shown;
    at("show").textContent = shown ? words.flip : words.show;
  }

  function reveal(shown) {
    sitting.shown = shown;
    facing(shown);
    fill(at("stage"), sitting.order[sitting.at], shown, 100);
  }

  function grade(knew) {
    if (!knew) sitting.missed.push(sitting.order[sitting.at]);
    sitting.at += 1;
    ask();
  }

  function shuffle() {
    const { order, at: now } = sitting;
    for (let last = order.length - 1; last > now; last -= 1) {
      const other = now + Math.floor(Math.random() * (last - now + 1));
      [order[last], order[other]] = [order[other], order[last]];
    }
    ask();
  }

  function leave() {
    at("sitting").hidden = true;
    at("browse").hidden = false;
    at("stage").replaceChildren();
    at("revise").focus();
  }

  /* what `--watch` keeps while the page is loaded anew: the filters, the view, the place */

  const VALUES = ["search", "kind", "tier", "topic", "tag", "size", "zoom"];
  const SWITCHES = ["hints", "problems"];
  const nameOf = (card) => `${card.key} ${card.name}`;

  function remember() {
    const names = (list) => list.map(nameOf);
    const top = at("browse").hidden ? -1 : chosen.findIndex((card) => card.box.getBoundingClientRect().bottom > 0);
    return {
      values: Object.fromEntries(VALUES.map((id) => [id, at(id).value])),
      switches: Object.fromEntries(SWITCHES.map((id) => [id, at(id).checked])),
      open: at("options").open, night: view.night, answers: view.answers, focus: document.activeElement.id,
      turned: names(cards.filter((card) => card.flipped !== view.answers)),
      current: names(cards.slice(view.current, view.current + 1))[0],
      below: top < 0 ? [] : names(chosen.slice(top)),
      y: chosen[top]?.box.getBoundingClientRect().top,
      sitting: at("sitting").hidden ? null : { ...sitting, order: names(sitting.order), missed: names(sitting.missed) },
    };
  }

  function recall(kept) {
    const known = new Map(cards.map((card) => [nameOf(card), card]));
    const found = (names) => names.map((name) => known.get(name)).filter(Boolean);
    for (const id of VALUES) {
      const options = at(id).options && [...at(id).options].map((option) => option.value);
      if (!options || options.includes(kept.values[id])) at(id).value = kept.values[id]; // a topic may be gone
    }
    for (const id of SWITCHES) at(id).checked = kept.switches[id];
    at("options").open = kept.open;
    measure();
    filter();
    answers(kept.answers);
    found(kept.turned).forEach(turn);
    found([kept.current]).forEach(choose);
    night(kept.night);
    found(kept.below).slice(0, 1).forEach((card) => scrollBy(0, card.box.getBoundingClientRect().top - kept.y));
    const order = found(kept.sitting?.order ?? []);
    if (order.length) {
      const passed = found(kept.sitting.order.slice(0, kept.sitting.at)).length;
      resume({ order, at: passed, missed: found(kept.sitting.missed) });
      if (kept.sitting.shown && order[passed] && nameOf(order[passed]) === kept.sitting.order[kept.sitting.at]) reveal(true);
    }
    at(kept.focus)?.focus({ preventScroll: true });
  }

  window.hafal = { remember, recall };

  /* the sheet */

  function sidesOf(card, without = "") {
    const back = new DOMParser().parseFromString(card.a, "text/html");
    back.querySelectorAll(`section.q:not(.back), .top, .rule, .source, .report, .hint, #typeans${without}`).forEach((part) => part.remove());
    const front = new DOMParser().parseFromString(card.q, "text/html");
    const question = [...front.querySelectorAll(".face")].map((face) => face.innerHTML).join("") || front.body.innerHTML;
    return [question, back.body.innerHTML];
  }

  function lines() {
    const rows = [];
    let topic = "";
    const topics = [...new Set(chosen.map((card) => card.topic ?? ""))];
    topics.flatMap((one) => chosen.filter((card) => (card.topic ?? "") === one)).forEach((card, index) => {
      if (!index || (card.topic ?? "") !== topic) {
        topic = card.topic ?? "";
        if (topic) rows.push(make("h2", "", topic));
        const columns = make("div", "columns");
        columns.append(make("span", ""), make("span", "", words.question), make("span", "", words.answer));
        rows.push(columns);
      }
      const row = make("div", "row");
      row.append(make("span", "number", index + 1), ...sidesOf(card).map((side) => Object.assign(make("div", ""), { innerHTML: withPictures(side) })));
      rows.push(row);
    });
    at("rows").replaceChildren(...rows);
  }

  /* keys, taps and buttons */

  const TAP = 250; // milliseconds
  let tabbed = 0;
  addEventListener("keydown", (event) => {
    if (event.key === "Tab") tabbed = performance.now();
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target instanceof Element ? event.target : root;
    if (target.matches("input[type=search], select")) {
      if (event.key === "Escape") target.blur();
      return;
    }
    const pressed = target.closest("button, summary, input") && (event.key === " " || event.key === "Enter");
    if (pressed) return; // it presses itself
    const act = (at("sitting").hidden ? KEYS : SITTING_KEYS)[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });

  const turnCurrent = () => {
    if (!chosen.includes(cards[view.current])) move(0);
    if (chosen.length) turn(cards[view.current]);
  };
  const KEYS = {
    "/": () => { at("options").open = true; at("search").focus(); at("search").select(); },
    " ": turnCurrent, Enter: turnCurrent,
    j: () => move(1), ArrowRight: () => move(1), k: () => move(-1), ArrowLeft: () => move(-1),
    n: () => night(!view.night), a: () => answers(!view.answers), r: () => at("revise").click(),
  };
  const playing = (act) => () => { if (sitting.at < sitting.order.length) act(); };
  const SITTING_KEYS = {
    " ": playing(() => reveal(!sitting.shown)), Enter: playing(() => reveal(!sitting.shown)),
    1: playing(() => sitting.shown && grade(false)), 2: playing(() => sitting.shown && grade(true)), s: playing(shuffle),
    n: () => night(!view.night), Escape: leave,
  };

  /* A tap inside a frame flips the card by itself, and takes the focus: that tells of it. When the tap is surely over, the
     focus is taken back and the card drawn as it now is. */
  addEventListener("blur", () => setTimeout(() => {
    const frame = document.activeElement;
    if (!(frame instanceof HTMLIFrameElement) || performance.now() - tabbed < TAP + 200) return;
    frame.blur();
    window.focus();
    if (frame.closest("#stage")) {
      reveal(!sitting.shown);
      at("show").focus({ preventScroll: true });
      return;
    }
    const card = cards[frame.closest("[data-card]").dataset.card];
    turn(card);
    choose(card);
    card.flip.focus({ preventScroll: true });
  }, TAP));

  const pressed = (id, act) => at(id).addEventListener("click", act);
  for (const id of ["night", "night-too"]) pressed(id, () => night(!view.night));
  pressed("answers", () => answers(!view.answers));
  pressed("revise", () => begin(chosen));
  pressed("show", () => reveal(!sitting.shown));
  pressed("did-not", () => grade(false));
  pressed("knew", () => grade(true));
  pressed("shuffle", shuffle);
  for (const id of ["end", "leave"]) pressed(id, leave);
  pressed("again", () => begin(sitting.missed));
  pressed("restart", () => begin(chosen));
  at("filters").addEventListener("submit", (event) => event.preventDefault());
  at("filters").addEventListener("reset", () => setTimeout(() => { filter(); measure(); redraw(); }));
  for (const id of ["search", "kind", "tier", "topic", "tag", "problems"]) at(id).addEventListener("input", filter);
  at("size").addEventListener("input", () => { measure(); redraw(); });
  for (const id of ["zoom", "hints"]) at(id).addEventListener("input", redraw);
  addEventListener("resize", measure);
  addEventListener("beforeprint", lines);

  offer("kind", cards.map((card) => card.kind), (kind) => data.kinds[kind]);
  offer("tier", Object.keys(data.tiers).filter((tier) => cards.some((card) => card.tier === tier)), (tier) => data.tiers[tier]);
  offer("topic", cards.map((card) => card.topic ?? ""), String);
  offer("tag", ["", ...cards.flatMap((card) => card.tags ?? []).sort()], String);
  at("problems-switch").hidden = !cards.some((card) => card.findings);
  at("options").open = innerWidth >= 800;
  measure();
  at("grid").append(...cards.map(lay));
  filter();
  night(view.night);
})();
