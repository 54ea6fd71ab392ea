/* Enter in a commitment starts the next one, as in any list, and so does each point of a pasted one. */

const POINT = ".commitment-points textarea";
const { texts, modules } = JSON.parse(document.getElementById("paste-settings").textContent);
const { pointsIn } = await import(modules.points);

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

/* Says how many were pasted, with one button that takes them away again. */
function notify(place, number, undo) {
  document.querySelector(".paste-notice")?.remove();
  const notice = document.createElement("p");
  notice.className = "paste-notice";
  notice.setAttribute("role", "status");
  place.after(notice);
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button-small button-secondary";
  button.textContent = texts.undo;
  button.addEventListener("click", () => {
    undo();
    notice.textContent = texts.undone;
  });
  // What is there before its words is read to those who listen.
  requestAnimationFrame(() => {
    notice.append((number === 1 ? texts.one : texts.many).replace("%(number)s", number), " ", button);
    notice.scrollIntoView({ block: "center", behavior: "instant" });
  });
}

document.addEventListener("paste", (event) => {
  const point = event.target;
  if (!point.matches?.(POINT) || point.readOnly) return;
  const pasted = pointsIn(event.clipboardData);
  const { value: was, selectionStart, selectionEnd } = point;
  // A part of a sentence is no list.
  if (!pasted.length || (pasted.length === 1 && was.slice(0, selectionStart).trim())) return;
  event.preventDefault();
  const [first, ...rest] = pasted;
  write(point, was.slice(0, selectionStart) + first + was.slice(selectionEnd));
  point.selectionEnd = point.selectionStart = selectionStart + first.length;
  if (rest.length) addPoints(point, was, rest);
});

function addPoints(point, was, rest) {
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
  notify(added.at(-1).element, rest.length + 1, () => {
    for (const [at, child] of added.entries()) {
      const place = list.children.indexOf(child);
      if (place >= 0 && field(child.element).value === rest[at]) list.deleteBlock(place);
    }
    if (point.value === now) write(point, was);
    point.focus();
  });
}
