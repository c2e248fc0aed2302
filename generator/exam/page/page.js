"use strict";
const { words, lang, cards, core, days: stops, minutes: budgets, plans, start } = JSON.parse(document.getElementById("data").textContent);
const get = (id) => document.getElementById(id);
const say = (name, parts) => words[name].replace(/\{(\w+)\}/g, (_, part) => parts[part]);
const percent = (share) => Math.round(100 * share);
const date = new Intl.DateTimeFormat(lang, { weekday: "short", day: "numeric", month: "short" });
const today = new Date();
today.setHours(12, 0, 0, 0);
const on = (day) => date.format(new Date(today.getFullYear(), today.getMonth(), today.getDate() + day, 12));

// the last of a list that is no more than what there is: no plan promises days or minutes that nobody has
const nearest = (list, wanted) => Math.max(0, list.filter((some) => some <= wanted).length - 1);
const most = stops[stops.length - 1];
const left = start.exam ? Math.round((new Date(`${start.exam}T12:00`) - today) / 864e5) : 0;
get("days").max = most;
get("minutes").max = budgets.length - 1;
get("days").value = left > 0 ? left : 14;
get("minutes").value = nearest(budgets, start.minutes);
get("count").textContent = say("cards", { cards });

const SVG = "http://www.w3.org/2000/svg";
const draw = (parent, name, attributes, text) => {
  const made = parent.appendChild(document.createElementNS(SVG, name));
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  return made;
};
const steps = (most) => [1, 2, 5, 10, 20, 25, 50, 100, 200].find((step) => most / step <= 5);
const HEIGHT = 210, BELOW = 44, ABOVE = 10, BESIDE = 36;

// a frame with its axes; `at` gives the middle of a column, `up` the height of a value
const frame = (box, { count, most, labels, axis, about }) => {
  box.replaceChildren();
  box.setAttribute("aria-label", about);
  const width = Math.max(260, box.clientWidth), step = steps(most), top = Math.ceil(most / step) * step;
  const svg = draw(box, "svg", { viewBox: `0 0 ${width} ${HEIGHT}`, height: HEIGHT, "aria-hidden": "true" });
  const column = (width - BESIDE - 6) / count;
  const at = (index) => BESIDE + column * (index + 0.5);
  const up = (value) => HEIGHT - BELOW - ((HEIGHT - BELOW - ABOVE) * value) / top;
  for (let value = 0; value <= top; value += step) {
    draw(svg, "line", { class: "grid", x1: BESIDE, x2: width - 6, y1: up(value), y2: up(value) });
    draw(svg, "text", { x: BESIDE - 6, y: up(value) + 5, "text-anchor": "end" }, value);
  }
  let free = -Infinity;
  labels.forEach((label, index) => {
    if (at(index) - free < 30 && index) return;
    free = at(index);
    draw(svg, "text", { x: at(index), y: HEIGHT - BELOW + 19, "text-anchor": "middle" }, label);
  });
  draw(svg, "text", { x: width - 6, y: HEIGHT - 5, "text-anchor": "end" }, axis);
  return { svg, at, up, column, count };
};

// a cursor that a finger, a mouse or the arrow keys move
const readable = (box, { svg, at, column, count }, tell, first) => {
  const line = draw(svg, "line", { class: "cursor", y1: ABOVE, y2: HEIGHT - BELOW, visibility: "hidden" });
  const read = box.parentElement.querySelector(".read");
  const show = (index) => {
    box.current = Math.min(count - 1, Math.max(0, index));
    line.setAttribute("x1", at(box.current));
    line.setAttribute("x2", at(box.current));
    line.setAttribute("visibility", "visible");
    tellHere();
  };
  const tellHere = () => {
    read.textContent = tell(box.current);
    box.setAttribute("aria-valuenow", box.current + 1);
    box.setAttribute("aria-valuetext", read.textContent);
  };
  box.setAttribute("aria-valuemin", 1);
  box.setAttribute("aria-valuemax", count);
  box.current = first;
  tellHere();
  box.onpointermove = box.onpointerdown = (event) => show(Math.floor((event.clientX - svg.getBoundingClientRect().left - BESIDE) / column));
  box.onkeydown = (event) => {
    const move = { ArrowLeft: -1, ArrowRight: 1, Home: -count, End: count }[event.key];
    if (!move) return;
    event.preventDefault();
    show(box.current + move);
  };
};

const workload = (plan, days) => {
  const most = Math.max(1, ...plan.new.map((some, day) => some + plan.reviews[day]));
  const box = get("workload");
  const labels = plan.new.map((_, day) => day + 1);
  const chart = frame(box, { count: days, most, labels, axis: words.day_axis, about: words.workload });
  const wide = Math.max(1, chart.column * 0.8);
  plan.new.forEach((some, day) => {
    const x = chart.at(day) - wide / 2, both = some + plan.reviews[day];
    draw(chart.svg, "rect", { class: "new", x, width: wide, y: chart.up(some), height: chart.up(0) - chart.up(some) });
    draw(chart.svg, "rect", { class: "reviews", x, width: wide, y: chart.up(both), height: chart.up(some) - chart.up(both) });
  });
  const tell = (day) => say("read", { day: day + 1, date: on(day), new: Math.round(plan.new[day]), reviews: Math.round(plan.reviews[day]) });
  readable(box, chart, tell, 0);
};

const known = (plan, days) => {
  const box = get("known"), labels = plan.known.map((_, day) => day + 1);
  const chart = frame(box, { count: days, most: 100, labels, axis: words.day_axis, about: words.known });
  const points = plan.known.map((some, day) => `${chart.at(day)},${chart.up(100 * some)}`).join(" ");
  draw(chart.svg, "polyline", { class: "curve", points });
  if (days === 1) draw(chart.svg, "circle", { class: "dot", cx: chart.at(0), cy: chart.up(100 * plan.known[0]), r: 5 });
  const tell = (day) => say("read_known", { day: day + 1, date: on(day), recall: percent(plan.known[day]) });
  readable(box, chart, tell, days - 1);
};

const byMinutes = (row, chosen) => {
  const box = get("by-minutes");
  const chart = frame(box, { count: budgets.length, most: 100, labels: budgets, axis: words.minute_axis, about: words.by_minutes });
  const wide = Math.min(64, chart.column * 0.7);
  row.forEach((plan, index) => {
    const top = chart.up(100 * plan.recall);
    draw(chart.svg, "rect", { class: index === chosen ? "new" : "reviews", x: chart.at(index) - wide / 2, width: wide, y: top, height: chart.up(0) - top });
  });
  readable(box, chart, (index) => say("read_minutes", { minutes: budgets[index], recall: percent(row[index].recall) }), chosen);
};

const phases = (plan, days) => {
  const passing = days - plan.pass;
  const all = [
    [0, plan.last, say("learning", { new: plan.perDay })],
    [plan.last + 1, passing - 1, words.reviewing],
    [passing, days - 1, words.passing],
    [days, days, words.exam_day],
  ];
  const rows = all.filter(([first, last]) => first <= last).map(([first, last, what]) => {
    const row = document.createElement("tr");
    const name = first === last ? "on" : first ? "span" : "until";
    const when = last === most ? "more" : name;
    row.appendChild(document.createElement("th")).textContent = say(when, { first: on(first), date: on(last), days });
    row.appendChild(document.createElement("td")).textContent = what;
    return row;
  });
  get("phases").replaceChildren(...rows);
};

const render = () => {
  const days = Number(get("days").value), chosen = Number(get("minutes").value);
  const at = nearest(stops, days), minutes = budgets[chosen], row = plans[at], plan = row[chosen];
  const recall = percent(plan.recall);
  get("left").textContent = say(days < most ? "left" : "more", { days, date: on(days) });
  get("days").setAttribute("aria-valuetext", get("left").textContent);
  get("a-day").textContent = say("a_day", { minutes });
  get("minutes").setAttribute("aria-valuetext", get("a-day").textContent);
  get("rule").textContent = say("today", { new: plan.perDay, minutes });
  get("recall").textContent = say("expect", { recall });
  get("band").textContent = say("band", { low: Math.max(0, recall - plan.band), high: Math.min(100, recall + plan.band), plain: percent(plan.plain) });
  get("short").hidden = plan.fit >= cards;
  get("leave").hidden = plan.fit >= cards || core >= cards || !core;
  get("short").textContent = say("short", { cards, fit: plan.fit });
  get("leave").firstElementChild.textContent = say("how_leave", { core });
  get("new").textContent = plan.perDay;
  get("options").textContent = say("how_options", { interval: plan.interval, retention: percent(plan.retention) });
  get("pass").hidden = !plan.pass;
  get("pass").firstElementChild.textContent = say(plan.pass > 1 ? "how_pass" : "how_last", { k: plan.pass, date: on(days - plan.pass) });
  phases(plan, days);
  workload(plan, stops[at]);
  known(plan, stops[at]);
  byMinutes(row, chosen);
};
document.body.classList.add("scripted");
get("days").oninput = get("minutes").oninput = window.onresize = render;
render();
