/* A table in the form of a page: a new column is one press, and every field says what it is. */

const ADD = ".typed-table-block :is(.append-column, .prepend-column)";

// There is one kind of cells, so Wagtail's menu of kinds has one button.
document.addEventListener("click", (event) => {
  const button = event.target.closest?.(ADD);
  if (!button) return;
  const menu = button.parentElement.querySelector(".add-column-menu");
  if (button.getAttribute("aria-expanded") === "true") menu?.querySelector("button")?.click();
});

function nameCell(input) {
  const cell = input.closest("td");
  const row = cell.parentElement;
  const heading = cell.closest("table").tHead.rows[0].cells[cell.cellIndex]?.querySelector("input.column-heading");
  const name = heading?.value.trim() || cell.cellIndex;
  input.setAttribute("aria-label", `${name}, ${row.sectionRowIndex + 1}`);
}

function nameCells(table) {
  for (const heading of table.tHead.querySelectorAll("input.column-heading")) {
    heading.setAttribute("aria-label", `${heading.placeholder} ${heading.closest("th").cellIndex}`);
  }
  table.querySelectorAll("tbody td input:not([type=hidden])").forEach(nameCell);
}

const tables = () => document.querySelectorAll(".typed-table-block table");

new MutationObserver((changes) => {
  const touched = new Set(changes.map(({ target }) => target.closest?.(".typed-table-block table")));
  const isNew = changes.some(({ addedNodes }) => [...addedNodes].some((node) => node.querySelector?.(".typed-table-block")));
  (isNew ? [...tables()] : [...touched].filter(Boolean)).forEach(nameCells);
}).observe(document.body, { childList: true, subtree: true });

document.addEventListener("input", ({ target }) => {
  if (target.matches?.(".typed-table-block .column-heading")) nameCells(target.closest("table"));
});

tables().forEach(nameCells);
