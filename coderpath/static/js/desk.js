// What Django’s own admin leaves without a name, its script included.

// The label of a field; in a table the name of its column is written on the field.
const nameOf = (field) => {
  const [label] = field.labels;
  if (label) label.id ||= `${field.id}-label`;
  return label ? ["aria-labelledby", label.id] : ["aria-label", field.getAttribute("aria-label")];
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
    const [attribute, said] = nameOf(field);
    const shown = part.querySelector("[role=textbox]");
    part.dataset.named = "";
    part.setAttribute(attribute, said);
    if (shown) {
      if (attribute === "aria-labelledby") part.setAttribute(attribute, `${said} ${shown.id}`);
      else part.setAttribute("aria-label", `${said}: ${shown.textContent}`);
    }
  }
  // A picture that says something is one; a head of a column that says nothing is none.
  for (const icon of document.querySelectorAll("span.help-tooltip[aria-label]:not([role])")) icon.setAttribute("role", "img");
  for (const head of document.querySelectorAll("thead th:empty")) {
    head.replaceWith(Object.assign(document.createElement("td"), { className: head.className }));
  }
};

new MutationObserver(name).observe(document.documentElement, { childList: true, subtree: true });
