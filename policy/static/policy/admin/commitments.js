/* Enter in a commitment starts the next one; Backspace in an empty one goes back. */

const point = (element) => element.closest("[data-streamfield-child]");
const points = (element) =>
  element.matches?.("input") && element.closest(".commitment-points") ? point(element) : null;
const field = (child) => child?.querySelector("input[type='text']");

document.addEventListener("keydown", (event) => {
  const current = points(event.target);
  if (!current || event.isComposing) return;

  if (event.key === "Enter") {
    event.preventDefault();
    const add = current.nextElementSibling?.querySelector("button");
    if (!add) return;
    add.click();
    requestAnimationFrame(() => {
      let next = current.nextElementSibling;
      while (next && !field(next)) next = next.nextElementSibling;
      field(next)?.focus();
    });
  }
});
