/* Enter in a commitment starts the next one, as in any list. */

const field = (child) => child?.querySelector("textarea");

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.isComposing) return;
  if (!event.target.matches(".commitment-points textarea")) return;
  event.preventDefault();
  const current = event.target.closest("[data-streamfield-child]");
  current.nextElementSibling?.click();
  requestAnimationFrame(() => {
    let next = current.nextElementSibling;
    while (next && !field(next)) next = next.nextElementSibling;
    field(next)?.focus();
  });
});
