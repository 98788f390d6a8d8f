// What the list of certifications gains from script. Without it, every form is sent as it stands.

// htmx is taken when someone comes near the filters: a first view weighs a quarter less without it.
const filters = document.querySelector("#filters");
const { htmx: address } = document.currentScript.dataset;
const near = new AbortController();
for (const sign of ["focusin", "pointerover", "input"]) filters?.addEventListener(sign, take, near);
function take({ type }) {
  near.abort();
  const coming = new AbortController();
  let changed = type === "input";
  filters.addEventListener("input", () => (changed = true), coming);
  const script = document.createElement("script");
  script.src = address;
  script.addEventListener("load", () => {
    coming.abort();
    if (changed) htmx.trigger(filters, "change");
  });
  document.head.append(script);
}
// Back to what htmx asked for on this page, before it is here again.
addEventListener("popstate", ({ state }) => {
  if (state?.htmx && !window.htmx) location.reload();
});

// A field left empty asks nothing, so it stays out of the address.
document.addEventListener("formdata", ({ formData }) => {
  for (const name of new Set(formData.keys())) {
    const values = formData.getAll(name).filter((value) => value !== "");
    formData.delete(name);
    for (const value of values) formData.append(name, value);
  }
});

// What was asked already is not asked again: Back would stand still, and the answer would take
// back what was ticked in between.
document.addEventListener("htmx:beforeRequest", (event) => {
  const { pathname, search } = new URL(event.detail.pathInfo.finalRequestPath, location.href);
  if (pathname + search === location.pathname + location.search) event.preventDefault();
});

// What was typed while the answer was on its way stays.
document.addEventListener("htmx:oobBeforeSwap", (event) => {
  const typed = event.detail.target.querySelector("input[type=text]");
  const sent = typed && event.detail.fragment.querySelector(`#${typed.id}`);
  if (sent && sent.value !== typed.value) event.detail.shouldSwap = false;
});

// Ticks for comparing stay on the rows that are still there.
let ticked = [];
const ticks = () => document.querySelectorAll("#results input[name=c]");
document.addEventListener("htmx:beforeSwap", () => {
  ticked = [...ticks()].filter((tick) => tick.checked).map((tick) => tick.value);
});
document.addEventListener("htmx:afterSwap", () => {
  for (const tick of ticks()) if (ticked.includes(tick.value)) tick.checked = true;
});
