// Filters, search and keys of a report's page. The page can be read without it. It stands in the head, so that the style
// can keep thousands of claims from being laid out before the first of them are chosen.
"use strict";
document.documentElement.classList.add("js");

const start = (list) => {
  const page = 50; // claims seen at once
  const claims = JSON.parse(document.getElementById("data").textContent).claims;
  const form = document.getElementById("filters");
  const count = document.getElementById("count");
  const more = document.getElementById("more");
  const fields = form.elements;
  let limit = page;

  for (const claim of claims) claim.element = document.getElementById(claim.id);

  // The text of a claim, read when it is first searched.
  const words = (claim) => (claim.words ??= claim.element.textContent.toLowerCase());

  // The first and last day that an ISO date, exact or not, can mean.
  const firstDay = (day) => (day.length === 4 ? day + "-01-01" : day.length === 7 ? day + "-01" : day);
  const lastDay = (day) => (day.length === 4 ? day + "-12-31" : day.length === 7 ? day + "-31" : day);

  const fill = (select, values) => {
    for (const [value, { name, times }] of [...values].sort((a, b) => b[1].times - a[1].times || (a[0] < b[0] ? -1 : 1))) {
      const option = document.createElement("option");
      option.value = value;
      option.textContent = `${name} (${times})`;
      select.append(option);
    }
  };
  const tally = (values, value, name) => {
    if (!value) return;
    const one = values.get(value) ?? { name, times: 0 };
    one.times += 1;
    values.set(value, one);
  };
  const actors = new Map(), issues = new Map();
  for (const claim of claims) {
    for (const actor of new Set(claim.actors)) tally(actors, actor, actor);
    tally(issues, claim.issue, claim.name);
  }
  fill(fields.actor, actors);
  fill(fields.issue, issues);

  const wanted = () => {
    const asked = Object.fromEntries(new FormData(form));
    const terms = asked.words.toLowerCase().split(/\s+/).filter(Boolean);
    const least = Number(asked.sure || 0);
    return (claim) =>
      (!asked.kind || claim.kind === asked.kind) &&
      (!asked.side || claim.side === asked.side) &&
      (!asked.actor || claim.actors.includes(asked.actor)) &&
      (!asked.issue || claim.issue === asked.issue) &&
      (!asked.since || (claim.day > "0" && lastDay(claim.day) >= asked.since)) &&
      (!asked.until || (claim.day > "0" && firstDay(claim.day) <= asked.until)) &&
      claim.sure >= least &&
      terms.every((term) => words(claim).includes(term));
  };

  // Days of an unknown year begin with "-" and stand last either way.
  const time = (claim, sign) => (claim.day > "0" ? claim.day : sign > 0 ? "9" : "");
  const orders = {
    given: () => 0,
    oldest: (a, b) => (time(a, 1) < time(b, 1) ? -1 : time(a, 1) > time(b, 1) ? 1 : 0),
    newest: (a, b) => (time(a, -1) > time(b, -1) ? -1 : time(a, -1) < time(b, -1) ? 1 : 0),
    surest: (a, b) => b.sure - a.sure,
  };

  let matching = claims, ordered = "given";
  const show = () => {
    const order = fields.order.value;
    matching = claims.filter(wanted()).sort(orders[order]);
    if (order !== ordered) list.append(...[...claims].sort(orders[order]).map((claim) => claim.element));
    ordered = order;
    const seen = new Set(matching.slice(0, limit));
    // Of thousands few change; to touch the others would cost their layout.
    for (const claim of claims) {
      const isHidden = !seen.has(claim);
      if (claim.isHidden !== isHidden) claim.element.hidden = claim.isHidden = isHidden;
    }
    const number = (n) => n.toLocaleString("en");
    count.textContent = matching.length === claims.length
      ? `${number(claims.length)} claims` : `${number(matching.length)} of ${number(claims.length)} claims`;
    more.hidden = matching.length <= limit;
    more.textContent = `Show ${Math.min(page, matching.length - limit)} more of ${number(matching.length - limit)}`;
  };
  const restart = () => { limit = page; show(); };

  const filterBy = (values) => {
    form.reset();
    for (const [name, value] of Object.entries(values)) fields[name].value = value;
    restart();
    const heading = document.getElementById("claims");
    heading.scrollIntoView();
    heading.focus({ preventScroll: true });
  };

  // A link to a claim that is filtered away, or too far down, has to bring it back.
  const reveal = (id) => {
    const claim = claims.find((one) => one.id === id);
    if (!claim) return;
    if (!matching.includes(claim)) { form.reset(); restart(); }
    const place = matching.indexOf(claim);
    if (place >= limit) { limit = place + 1; show(); }
    claim.element.scrollIntoView({ block: "center" });
    for (const here of list.querySelectorAll(".here")) here.classList.remove("here");
    claim.element.classList.add("here");
    claim.element.tabIndex = -1;
    claim.element.focus({ preventScroll: true });
  };

  form.addEventListener("input", restart);
  document.getElementById("clear").addEventListener("click", () => { form.reset(); restart(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  more.addEventListener("click", () => {
    const next = matching[limit];
    limit += page;
    show();
    next.element.tabIndex = -1;
    next.element.focus({ preventScroll: true });
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (link.dataset.actor !== undefined) {
      event.preventDefault();
      filterBy({ kind: "stance", actor: link.dataset.actor, issue: link.dataset.issue });
    } else if (link.dataset.since !== undefined) {
      event.preventDefault();
      filterBy({ since: link.dataset.since, until: link.dataset.until });
    } else if ((link.getAttribute("href") ?? "").startsWith("#c-")) {
      event.preventDefault();
      const id = decodeURIComponent(link.getAttribute("href").slice(1));
      history.pushState(null, "", "#" + encodeURIComponent(id));
      reveal(id);
    }
  });
  const revealHash = () => reveal(decodeURIComponent(location.hash.slice(1)));
  addEventListener("hashchange", revealHash);

  // On paper all that matches is wanted, and what stands folded.
  addEventListener("beforeprint", () => { limit = Infinity; show(); });
  addEventListener("afterprint", restart);

  // The table is one stop of the tab key; arrows, Home and End move in it.
  const table = document.querySelector(".matrix");
  const cells = table ? [...table.querySelectorAll("td > a")] : [];
  for (const cell of cells) cell.tabIndex = -1;
  if (cells.length > 0) cells[0].tabIndex = 0;
  const isSeen = (cell) => cell.offsetParent !== null;
  const neighbour = (cell, key) => {
    const td = cell.parentElement, row = td.parentElement;
    const inRow = cells.filter((one) => one.parentElement.parentElement === row);
    const inColumn = cells.filter((one) => one.parentElement.cellIndex === td.cellIndex && isSeen(one));
    const next = (all, step) => all[all.indexOf(cell) + step];
    switch (key) {
      case "ArrowRight": return next(inRow, 1);
      case "ArrowLeft": return next(inRow, -1);
      case "ArrowDown": return next(inColumn, 1);
      case "ArrowUp": return next(inColumn, -1);
      case "Home": return inRow[0];
      case "End": return inRow[inRow.length - 1];
    }
  };
  table?.addEventListener("keydown", (event) => {
    if (!cells.includes(event.target)) return;
    const next = neighbour(event.target, event.key);
    if (!next) return;
    event.preventDefault();
    for (const cell of cells) cell.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  });

  const allLines = document.getElementById("all-lines");
  if (allLines) {
    table.classList.add("folded");
    allLines.hidden = false;
    allLines.addEventListener("click", () => {
      table.classList.remove("folded");
      allLines.hidden = true;
      table.querySelector(".extra a")?.focus();
    });
  }

  form.hidden = false;
  show();
  list.classList.add("ready");
  if (location.hash.startsWith("#c-")) revealHash();
};

addEventListener("DOMContentLoaded", () => {
  const list = document.getElementById("list");
  if (!list) return;
  try {
    start(list);
  } finally {
    list.classList.add("ready"); // whatever went wrong, the claims can be read
  }
});
