/* Enter in a commitment starts the next one, as in any list, and so does each line of a pasted one. */

const POINT = ".commitment-points textarea";
const MARK = /^\s*(?:•\s*|[–—*-]\s+|\d{1,2}[.)]\s+)/;

const field = (child) => child?.querySelector("textarea");
const frame = () => new Promise((done) => requestAnimationFrame(done));

async function startNext(current) {
  current.nextElementSibling?.click();
  await frame();
  let next = current.nextElementSibling;
  while (next && !field(next)) next = next.nextElementSibling;
  field(next)?.focus();
  return next;
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.isComposing || !event.target.matches(POINT)) return;
  event.preventDefault();
  startNext(event.target.closest("[data-streamfield-child]"));
});

document.addEventListener("paste", async (event) => {
  if (!event.target.matches(POINT)) return;
  const lines = event.clipboardData.getData("text").split(/[\r\n\u2028]+/);
  const points = lines.map((line) => line.replace(MARK, "").trim()).filter(Boolean);
  if (lines.length < 2 || !points.length) return;
  event.preventDefault();
  let child = event.target.closest("[data-streamfield-child]");
  for (const [number, point] of points.entries()) {
    if (number) child = await startNext(child);
    const text = field(child);
    text.setRangeText(point, text.selectionStart, text.selectionEnd, "end");
    text.dispatchEvent(new Event("input", { bubbles: true }));
  }
});
