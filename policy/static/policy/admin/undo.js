/* What is taken away from a form can be put back: a point, a block, a picture of a row. */

const { texts, modules } = JSON.parse(document.getElementById("editor-settings").textContent);
const [{ placeIn }, { notify }] = await Promise.all([import(modules.blocks), import(modules.notice)]);

const FIELD = "textarea, input:not([type=hidden]), [contenteditable=true]";

document.addEventListener("click", (event) => {
  const place = placeIn(event.target.closest?.("[data-streamfield-action=DELETE]"));
  if (!place) return;
  const { sequence, child } = place;
  const at = sequence.children.indexOf(child);
  const value = child.block.getState();
  // Wagtail takes it away after this.
  setTimeout(() => {
    if (sequence.children.includes(child)) return;
    notify(child.element, texts.removed, [[texts.undo, () => putBack(sequence, child, value, at)]]);
  });
}, true);

function putBack(sequence, { type, id }, value, at) {
  const where = Math.min(at, sequence.children.length);
  const back = type ? sequence.insert({ type, value, id }, where) : sequence.insert(value, where, { id });
  back.element.querySelector(FIELD)?.focus();
}
