// What Django’s own admin leaves without a name, its script included.

// What names a field: its label; in a table the name of its column, which is written on it.
const nameOf = (field) => {
  const named = field.labels[0] ?? field.nextElementSibling.querySelector(".select2-selection");
  if (!field.labels.length) named.setAttribute("aria-label", field.getAttribute("aria-label"));
  return (named.id ||= `${field.id}-name`);
};

// The list with its search box opens at the end of the page, away from its field.
const fieldOf = (part) => {
  const before = part.closest(".select2-container").previousElementSibling;
  return before?.matches("select") ? before : document.querySelector("select:has(+ .select2-container--open)");
};

const PARTS = ".select2-container :is([role=combobox], [role=textbox], [role=searchbox]):not([data-named])";

const name = () => {
  for (const part of document.querySelectorAll(PARTS)) {
    const field = fieldOf(part);
    if (!field) continue;
    const shown = part.querySelector("[role=textbox]");
    part.dataset.named = "";
    part.setAttribute("aria-labelledby", shown ? `${nameOf(field)} ${shown.id}` : nameOf(field));
  }
  // An open field says which list it opened, in the words of today.
  for (const open of document.querySelectorAll(".select2-selection[aria-owns]")) {
    open.setAttribute("aria-controls", open.getAttribute("aria-owns"));
  }
  // A picture that says something is one; a head of a column that says nothing is none.
  for (const icon of document.querySelectorAll("span.help-tooltip[aria-label]:not([role])")) icon.setAttribute("role", "img");
  for (const head of document.querySelectorAll("thead th:empty")) {
    head.replaceWith(Object.assign(document.createElement("td"), { className: head.className }));
  }
};

new MutationObserver(name).observe(document.documentElement, { childList: true, subtree: true });
