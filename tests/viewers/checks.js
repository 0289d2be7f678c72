// What comes of a timeline in the library that it was written for.
const results = [];
const check = (what, holds) => results.push((holds ? "ok " : "failed: ") + what);
const data = JSON.parse(document.getElementById("data").textContent);
const view = document.getElementById("view");
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
/** HTML as a reader sees it, white space aside. */
const seen = (html) => {
  const page = new DOMParser().parseFromString(html, "text/html");
  return page.body.textContent.replace(/\s+/g, " ").trim();
};
const shown = (element) => element.textContent.replace(/\s+/g, " ").trim();

function safety() {
  check("hostile text did nothing", !window.hacked && view.querySelectorAll("script, img[src=x]").length === 0);
  check("no handler came with a text", [...view.querySelectorAll("*")].every((one) =>
    [...one.attributes].every((attribute) => !/hacked/.test(attribute.value) || !attribute.name.startsWith("on"))));
  check("no link but of http and https", [...view.querySelectorAll("a[href]")].every((one) =>
    one.getAttribute("href").startsWith("#") || /^https?:$/.test(one.protocol)));
  check("nothing was loaded from elsewhere", performance.getEntriesByType("resource").every((one) => one.name.startsWith("file:")));
}

async function vis_checks() {
  const timeline = new vis.Timeline(view, new vis.DataSet(data.items), new vis.DataSet(data.groups),
    { height: "2000px", verticalScroll: true });
  await sleep(1000);
  timeline.fit({ animation: false });
  await sleep(1000);
  const items = Object.values(timeline.itemSet.items);
  check("there is something to see", data.items.length > 3);
  check("every item is in", items.length === data.items.length);
  check("a day is a box, a month or year a range", data.items.every((one) =>
    timeline.itemSet.items[one.id].dom[one.type === "box" ? "box" : "frame"] !== undefined && one.type === (one.end ? "range" : "box")));
  check("a range ends after it begins", data.items.filter((one) => one.type === "range").every((one) =>
    timeline.itemSet.items[one.id].data.end > timeline.itemSet.items[one.id].data.start));
  const labels = [...view.querySelectorAll(".vis-labelset .vis-label")].map(shown);
  check("every group has its label", data.groups.every((one) => labels.includes(seen(one.content))));
  const contents = new Set([...view.querySelectorAll(".vis-item-content")].map(shown));
  check("headlines stand as they were meant", data.items.every((one) => contents.has(seen(one.content))));
  check("colours are told by class", view.querySelectorAll(".vis-item.supports, .vis-item.opposes, .vis-item.conflict").length > 0);
  safety();
}

async function timelinejs_checks() {
  const timeline = new TL.Timeline("view", data, { script_path: "node_modules/@knight-lab/timelinejs/dist/js/", hash_bookmark: false, font: null });
  await sleep(5000);
  const events = timeline.config ? timeline.config.events : [];
  check("there is something to see", data.events.length > 3);
  check("no more lanes than leave room for slides", new Set(data.events.map((one) => one.group)).size <= 8);
  check("slides have room", view.querySelector(".tl-storyslider").getBoundingClientRect().height > 300);
  check("every event is in", events.length === data.events.length);
  check("no message of an error", view.querySelectorAll(".tl-message-full").length === 0 || !/error|invalid/i.test(shown(view)));
  const ids = new Set(events.map((one) => one.unique_id));
  check("ids are as they were", data.events.every((one) => ids.has(one.unique_id)));
  check("a slide for the title and each event", view.querySelectorAll(".tl-slide").length === data.events.length + 1);
  const markers = [...view.querySelectorAll(".tl-timemarker .tl-headline")].map(shown);
  check("a marker for each event", markers.length === data.events.length);
  check("headlines stand as they were meant", data.events.every((one) => markers.includes(seen(one.text.headline))));
  const groups = new Set([...view.querySelectorAll(".tl-timegroup-message")].map(shown));
  check("every group has its lane", [...new Set(data.events.map((one) => seen(one.group)))].every((one) => groups.has(one)));
  const byId = new Map(events.map((one) => [one.unique_id, one]));
  check("a month or year is said in words", data.events.filter((one) => one.display_date).every((one) =>
    byId.get(one.unique_id).display_date === one.display_date));
  safety();
}

window.addEventListener("error", (event) => results.push("failed: " + event.message));
async function run(checks) {
  try {
    await checks();
  } catch (error) {
    results.push("failed: " + error.stack);
  }
  document.getElementById("results").textContent = results.join("\n");
}
