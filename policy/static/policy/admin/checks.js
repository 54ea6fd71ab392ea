/* A click on a place in the list of checks leads to its field, wherever it is hidden. */

const FIELD = "input:not([type=hidden]), textarea:not([hidden]), [contenteditable=true], button";

const placeOf = (id) =>
  document.getElementById(id) ??
  document.querySelector(`[data-contentpath="${CSS.escape(id.replace(/^id_/, ""))}"]`);

function uncover(place) {
  const tab = place.closest("[role=tabpanel][hidden]");
  if (tab) document.querySelector(`[role=tab][href="#${tab.id}"]`)?.click();
  for (let panel = place.closest(".w-panel"); panel; panel = panel.parentElement.closest(".w-panel"))
    panel.querySelector(":scope > .w-panel__header > [aria-expanded=false]")?.click();
}

document.addEventListener("click", (event) => {
  const link = event.target.closest(".page-checks a");
  const place = link && placeOf(link.hash.slice(1));
  if (!place) return;
  event.preventDefault();
  // On a phone the side panel covers the form.
  if (link.closest("[data-side-panel]") && matchMedia("(max-width: 50rem)").matches)
    document.querySelector("[data-side-panel-toggle=checks]")?.click();
  uncover(place);
  const field = place.matches(FIELD) ? place : place.querySelector(FIELD);
  (field ?? place).scrollIntoView({ block: "center" });
  field?.focus({ preventScroll: true });
});
