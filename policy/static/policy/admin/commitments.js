/* A list of commitments is written as any list: Enter begins the next point, Backspace joins it to
   the one before, Alt with an arrow moves it, and each point of a pasted list becomes one. */

const POINT = ".commitment-points textarea";
const { texts, modules } = JSON.parse(document.getElementById("editor-settings").textContent);
const [{ pointsIn }, { notify }, { placeIn }, { keepInSight }] = await Promise.all(
  [modules.points, modules.notice, modules.blocks, modules.sight].map((one) => import(one)));

/* As many points as a phone makes between two pictures of the screen. */
const AT_ONCE = 20;

const field = (child) => child?.element.querySelector("textarea");
const frame = () => new Promise((done) => requestAnimationFrame(done));
const newId = (list) => list._getChildDataForInsertion()[2];

function write(point, text) {
  point.value = text;
  point.dispatchEvent(new Event("input", { bubbles: true }));
}

function goTo(point, caret) {
  point.focus({ preventScroll: true });
  point.setSelectionRange(caret, caret);
  keepInSight(point);
}

/* What keys do in `point`, the child `at` of `list`; false where it is left to the browser. */
const KEYS = {
  Enter(point, list, at) {
    const { selectionStart: start, selectionEnd: end, value } = point;
    const [before, after] = [value.slice(0, start).trimEnd(), value.slice(end).trimStart()];
    if (!before && !after) return true;
    // The words that have been promised keep the point that they are.
    if (before && before !== value) write(point, before);
    const next = list.insert(before ? after : "", before ? at + 1 : at, { id: newId(list) });
    goTo(before ? field(next) : point, 0);
    return true;
  },
  Backspace(point, list, at) {
    const { selectionStart: start, selectionEnd: end, value } = point;
    if (start || end || list.children.length < 2) return false;
    const above = field(list.children[at - 1]);
    if (!above && value) return false;
    const words = above?.value.trimEnd() ?? "";
    const stays = !above || (value && !words) ? (above ? point : field(list.children[at + 1])) : above;
    if (stays === above && value) write(above, `${words} ${value.trimStart()}`);
    list.deleteBlock(stays === point ? at - 1 : at);
    goTo(stays, stays === above ? words.length : 0);
    return true;
  },
  ArrowUp: (point, list, at) => move(point, list, at, at - 1),
  ArrowDown: (point, list, at) => move(point, list, at, at + 1),
};

function move(point, list, from, to) {
  if (!list.children[to]) return false;
  const caret = point.selectionStart;
  list.moveBlock(from, to);
  goTo(point, caret);
  return true;
}

document.addEventListener("keydown", (event) => {
  const { target: point, key } = event;
  if (event.isComposing || !point.matches(POINT) || point.readOnly || !KEYS[key]) return;
  if (key.startsWith("Arrow") !== event.altKey) return;
  const { sequence: list, child } = placeIn(point);
  if (KEYS[key](point, list, list.children.indexOf(child))) event.preventDefault();
});

const rowOf = (element) => element.closest?.(".commitment-points [data-streamfield-child]");

/* The tools of a point show when it is chosen, until another is. */
document.addEventListener("focusin", ({ target }) => {
  const row = rowOf(target);
  if (!row) return;
  document.querySelector(".is-chosen")?.classList.remove("is-chosen");
  row.classList.add("is-chosen");
});

/* Those of the one before are gone then: what is tapped stays under the finger. */
document.addEventListener("mousedown", ({ target }) => {
  const row = rowOf(target);
  const top = row?.getBoundingClientRect().top;
  if (row) requestAnimationFrame(() => row.closest("main").scrollBy({ top: row.getBoundingClientRect().top - top, behavior: "instant" }));
});

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

async function addPoints(point, was, rest, number) {
  const { sequence: list, child } = placeIn(point);
  const now = point.value;
  const added = [];
  const progress = notify(child.element, texts.pasting.replace("%(number)s", number), []);
  for (const words of rest) {
    const at = list.children.indexOf(added.at(-1) ?? child) + 1;
    added.push(list.insert(words, at, { id: newId(list) }));
    // Each row that is shown is measured by itself, and with it all of the page.
    added.at(-1).element.hidden = true;
    if (added.length % AT_ONCE === 0) await frame();
  }
  for (const { element } of added) element.hidden = false;
  progress.remove();
  const undo = () => {
    for (const [at, one] of added.entries()) {
      const place = list.children.indexOf(one);
      if (place >= 0 && field(one).value === rest[at]) list.deleteBlock(place);
    }
    if (point.value === now) write(point, was);
    point.focus();
    return texts.undone;
  };
  notify(added.at(-1).element, texts.pasted.replace("%(number)s", number), [[texts.undo, undo]]);
  await frame();
  field(added.at(-1)).focus({ preventScroll: true });
}
