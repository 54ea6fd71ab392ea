/* Enter in a commitment starts the next one, as in any list, and so does each point of a pasted one. */

const POINT = ".commitment-points textarea";
const { texts, modules } = JSON.parse(document.getElementById("editor-settings").textContent);
const [{ pointsIn }, { notify }] = await Promise.all([import(modules.points), import(modules.notice)]);

const field = (child) => child?.querySelector("textarea");
const frame = () => new Promise((done) => requestAnimationFrame(done));

async function startNext(current) {
  current.nextElementSibling?.click();
  await frame();
  let next = current.nextElementSibling;
  while (next && !field(next)) next = next.nextElementSibling;
  field(next)?.focus();
}

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.isComposing || !event.target.matches(POINT)) return;
  event.preventDefault();
  startNext(event.target.closest("[data-streamfield-child]"));
});

/* The ListBlock that holds a point. */
function listOf(point) {
  const { rootBlock } = point.closest("form").querySelector("#body-root");
  const inside = (block) => block.children.find(({ element }) => element.contains(point));
  return inside(rootBlock).block.childBlocks.points;
}

function write(point, text) {
  point.value = text;
  point.dispatchEvent(new Event("input", { bubbles: true }));
}

document.addEventListener("paste", (event) => {
  const point = event.target;
  if (!point.matches?.(POINT) || point.readOnly) return;
  const pasted = pointsIn(event.clipboardData);
  const { value: was, selectionStart, selectionEnd } = point;
  // A part of a sentence is no list.
  if (!pasted.length || (pasted.length === 1 && was.slice(0, selectionStart).trim())) return;
  event.preventDefault();
  const number = pasted.length;
  const before = was.slice(0, selectionStart).trimEnd();
  // After words that stand there each is a point of its own.
  const isAfter = number > 1 && before && !was.slice(selectionEnd).trim();
  const first = isAfter ? "" : pasted.shift();
  write(point, isAfter ? before : was.slice(0, selectionStart) + first + was.slice(selectionEnd));
  point.selectionEnd = point.selectionStart = isAfter ? before.length : selectionStart + first.length;
  if (pasted.length) addPoints(point, was, pasted, number);
});

function addPoints(point, was, rest, number) {
  const list = listOf(point);
  const now = point.value;
  const start = list.children.findIndex(({ element }) => element.contains(point)) + 1;
  // Each row that is shown is measured by itself, and with it all of the page.
  const box = list.container[0];
  box.hidden = CSS.supports("field-sizing", "content");
  const added = rest.map((words, at) => list.insert(words, start + at, { id: list._getChildDataForInsertion()[2] }));
  requestAnimationFrame(() => {
    box.hidden = false;
    field(added.at(-1).element).focus({ preventScroll: true });
  });
  const undo = () => {
    for (const [at, child] of added.entries()) {
      const place = list.children.indexOf(child);
      if (place >= 0 && field(child.element).value === rest[at]) list.deleteBlock(place);
    }
    if (point.value === now) write(point, was);
    point.focus();
    return texts.undone;
  };
  notify(added.at(-1).element, texts.pasted.replace("%(number)s", number), [[texts.undo, undo]]);
}
