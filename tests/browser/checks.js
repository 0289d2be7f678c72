// What a reader does with a report, in two frames: as wide as a desk's screen, as narrow as a phone's.
const results = [];
const check = (what, holds) => results.push((holds ? "ok " : "failed: ") + what);
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

const seen = (page) => [...page.querySelectorAll("#list > li")].filter((one) => !one.hidden);
const set = (page, name, value) => {
  const field = page.getElementById("filters").elements[name];
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
};
const clear = (page) => page.getElementById("clear").click();
const press = (target, key) =>
  target.dispatchEvent(new target.ownerDocument.defaultView.KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));

function filters(page) {
  const all = page.querySelectorAll("#list > li").length;
  check("no more claims at once than can be read", seen(page).length === 50 && all > 50);
  page.getElementById("more").click();
  check("the button shows more", seen(page).length === 100);
  set(page, "kind", "stance");
  set(page, "side", "opposes");
  check("a side leaves its statements alone", seen(page).length > 0 && seen(page).every((one) => one.classList.contains("opposes")));
  clear(page);
  set(page, "words", "ahtisaari");
  check("a search finds its words alone",
    seen(page).length > 0 && seen(page).length < 50 && seen(page).every((one) => /ahtisaari/i.test(one.textContent)));
  set(page, "words", "no such word");
  check("a search for what is not there finds nothing", seen(page).length === 0 && page.getElementById("count").textContent.startsWith("0 of"));
  clear(page);
  set(page, "since", "2022-01-01");
  check("a day leaves out what was before", seen(page).length > 0 && seen(page).every((one) => one.querySelector("time").dateTime >= "2022"));
  clear(page);
  set(page, "order", "surest");
  const sure = seen(page).map((one) => Number(one.querySelector("meter").value));
  check("the surest first", sure.every((one, i) => i === 0 || one <= sure[i - 1]));
  clear(page);
}

async function links(page) {
  const cell = page.querySelector(".matrix td > a");
  cell.click();
  await sleep(50);
  const count = Number(/(\d+) statement/.exec(cell.title)[1]);
  check("a cell opens its statements", seen(page).length === count && seen(page).every((one) => one.textContent.includes(cell.dataset.actor)));
  const link = page.querySelector("#summary .news a");
  set(page, "words", "no such word");
  link.click();
  await sleep(50);
  check("a link brings back what is filtered away", page.activeElement.id === decodeURIComponent(link.hash.slice(1)));
  const bar = page.querySelector(".chart a");
  bar.dispatchEvent(new page.defaultView.MouseEvent("click", { bubbles: true, cancelable: true }));
  await sleep(50);
  check("a bar of the chart opens its days", page.getElementById("filters").elements.since.value !== "" && seen(page).length > 0);
  clear(page);
}

function keys(page) {
  const cells = [...page.querySelectorAll(".matrix td > a")];
  check("the table is one stop of the tab key", cells.filter((one) => one.tabIndex === 0).length === 1);
  cells[0].focus();
  press(cells[0], "End");
  const end = page.activeElement;
  check("End goes to the last cell of the row", end !== cells[0] && end.closest("tr") === cells[0].closest("tr"));
  press(end, "Home");
  check("Home goes back", page.activeElement === cells[0]);
  press(cells[0], "ArrowDown");
  check("an arrow goes down the column",
    page.activeElement !== cells[0] && page.activeElement.parentElement.cellIndex === cells[0].parentElement.cellIndex);
  page.querySelector(".skip").focus();
  check("the skip link is seen when it has the focus", page.querySelector(".skip").getBoundingClientRect().left >= 0);
}

function safety(frame) {
  const page = frame.contentDocument;
  check("hostile text is shown", page.body.textContent.includes("<img src=x onerror="));
  check("hostile text did nothing", !frame.contentWindow.hacked && page.images.length === 0);
  check("nothing was loaded", frame.contentWindow.performance.getEntriesByType("resource").length === 0);
  check("no link but http and https leaves the page",
    [...page.links].every((one) => one.getAttribute("href")?.startsWith("#") || /^https?:$/.test(one.protocol)));
  const script = page.createElement("script");
  script.textContent = "window.hacked = true";
  page.body.append(script);
  check("the policy stops other scripts", !frame.contentWindow.hacked);
}

addEventListener("load", async () => {
  try {
    const [desk, phone] = document.querySelectorAll("iframe");
    filters(desk.contentDocument);
    await links(desk.contentDocument);
    keys(desk.contentDocument);
    const narrow = phone.contentDocument.documentElement;
    check("nothing is wider than a phone", narrow.scrollWidth <= 390);
    filters(phone.contentDocument);
    safety(desk);
  } catch (error) {
    check(String(error), false);
  }
  document.getElementById("results").textContent = results.join("\n");
});
