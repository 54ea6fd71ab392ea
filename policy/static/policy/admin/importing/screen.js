/* The screen on which a document becomes a programme: rows are marked, changed, undone and saved. */

import { History } from "./history.js";
import { become, edit, join, move, split } from "./rows.js";
import { Saving } from "./saving.js";
import { Sheet } from "./sheet.js";

const form = document.querySelector("[data-import]");
const texts = JSON.parse(document.getElementById("import-texts").textContent);
const part = (name) => form.querySelector(`[data-${name}]`);
const sheet = new Sheet(part("rows"));
const history = new History(sheet.rows);
const marked = new Set();
let current = null;
let theirs = null;

const boxOf = (id) => sheet.element(id).querySelector("[name=ticked]");
const wordsOf = (id) => sheet.element(id).querySelector("textarea");
const idOf = (target) => target.closest?.(".import-row")?.querySelector("[name=ticked]").value;
const cells = (row) => sheet.cells(row);

const saving = new Saving(form, sheet.rows, () => history.rows, {
  state(name, words = "") {
    const text = (texts[name] ?? "").replace("{time}", words);
    part("saved").textContent = name === "refused" ? words : text;
    part("saved").dataset.state = name;
  },
  notes: (found) => sheet.notes(found),
  conflict(answer) {
    theirs = answer;
    part("conflict").querySelector("[data-message]").textContent = answer.message;
    part("conflict").hidden = false;
    part("saved").textContent = texts.conflict;
  },
  gone(answer) { saving.accept(0, history.rows); location.assign(answer.address); },
});

function show() {
  sheet.show(history.rows);
  part("undo").disabled = !history.past.length;
  part("redo").disabled = !history.future.length;
  for (const id of [...marked]) if (!sheet.element(id)) marked.delete(id);
  tell();
  if (!theirs) saving.later();
}

function tell() {
  const number = (role) => history.rows.filter((row) => row.role === role).length;
  part("counts").textContent = Object.entries(texts.counts)
    .map(([role, [one, many]]) => (number(role) === 1 ? one : many).replace("%(number)s", number(role))).join(" · ");
  const chosen = targets();
  const words = [texts.none, texts.one][chosen.size] ?? texts.several;
  part("marked").textContent = words.replace("{n}", chosen.size);
  part("kinds").toggleAttribute("data-ready", chosen.size > 0);
}

/* What a key or a button is about: the rows that are marked, else the one that was last touched. */
function targets() {
  if (marked.size) return marked;
  return new Set(current && sheet.element(current) ? [current] : []);
}

function act(name, ids = targets()) {
  if (!ids.size) return;
  const before = history.rows;
  const first = before.findIndex((row) => ids.has(row.id));
  if (name === "join") history.set(join(before, ids));
  else if (name === "up" || name === "down") history.set(move(before, ids, name === "up" ? -1 : 1));
  else if (name === "split") divide([...ids][0]);
  else history.set(become(before, ids, name, cells));
  show();
  if (!sheet.element(current)) go(history.rows[Math.max(0, Math.min(first, history.rows.length - 1))].id);
  else if (name === "up" || name === "down") boxOf(current).focus();
}

function divide(id) {
  const words = wordsOf(id);
  const middle = words.value.indexOf(". ") + 1 || words.value.indexOf(" ", words.value.length / 2);
  const at = words.selectionEnd && words.selectionEnd < words.value.length ? words.selectionEnd : middle;
  history.set(split(history.rows, id, at, cells));
}

function mark(id, on) {
  boxOf(id).checked = on;
  sheet.element(id).toggleAttribute("data-chosen", on);
  if (on) marked.add(id); else marked.delete(id);
}

function markOnly(ids) {
  for (const id of [...marked]) if (!ids.includes(id)) mark(id, false);
  for (const id of ids) mark(id, true);
}

function go(id) {
  current = id;
  boxOf(id).focus();
  sheet.element(id).scrollIntoView({ block: "nearest" });
  tell();
}

/* The row that marking began at, while Shift is held. */
let anchor = null;
function reach(id) {
  const order = history.rows.map((row) => row.id);
  const [from, to] = [order.indexOf(anchor ?? current ?? id), order.indexOf(id)].sort((a, b) => a - b);
  markOnly(order.slice(Math.max(from, 0), to + 1));
}

function step(by, reaches) {
  const order = history.rows.map((row) => row.id);
  const next = order[order.indexOf(current) + by];
  if (!next) return;
  if (reaches) { anchor ??= current; reach(next); } else { anchor = null; markOnly([]); }
  go(next);
}

form.addEventListener("focusin", (event) => {
  const id = idOf(event.target);
  if (id && id !== current) { current = id; tell(); }
});

form.addEventListener("click", (event) => {
  const { target } = event;
  const id = idOf(target);
  const button = target.closest("button");
  if (target.name === "ticked") {
    if (event.shiftKey && anchor) reach(id); else { anchor = id; mark(id, target.checked); }
    tell();
  } else if (button?.dataset.become) {
    current = id;
    act(button.dataset.become, marked.has(id) ? marked : new Set([id]));
  } else if (button?.closest("[data-kinds]")) {
    event.preventDefault();
    act(button.value);
  } else if (button?.value === "build") {
    event.preventDefault();
    leave();
  } else if (id && !target.closest("textarea, select, a")) {
    go(id);
  }
});

form.addEventListener("change", ({ target }) => {
  if (!target.name?.startsWith("role-")) return;
  const id = idOf(target);
  act(target.value, marked.has(id) ? marked : new Set([id]));
});

form.addEventListener("input", ({ target }) => {
  if (!target.name?.startsWith("words-")) return;
  const id = idOf(target);
  sheet.fit(target);
  history.set(edit(history.rows, id, target.value.replace(/\n/g, " ")), `words ${id}`);
  part("undo").disabled = false;
  part("redo").disabled = true;
  if (!theirs) saving.later();
});

form.addEventListener("keydown", (event) => {
  const { key, target } = event;
  const inWords = target.matches("textarea");
  if ((event.ctrlKey || event.metaKey) && !event.altKey && ["z", "y"].includes(key.toLowerCase())) {
    event.preventDefault();
    again(key.toLowerCase() === "y" || event.shiftKey);
  } else if (inWords && key === "Enter") {
    event.preventDefault();
    if (event.ctrlKey || event.metaKey) { act("split", new Set([idOf(target)])); }
  } else if (inWords && key === "Escape") {
    go(idOf(target));
  } else if (target.name === "ticked" && !event.ctrlKey && !event.metaKey) {
    if (onBox(key, event)) event.preventDefault();
  }
});

/* A key at the box of a row; returns whether it meant something. */
function onBox(key, event) {
  const up = key === "ArrowUp";
  if (up || key === "ArrowDown") {
    if (event.altKey) act(up ? "up" : "down"); else step(up ? -1 : 1, event.shiftKey);
    return true;
  }
  if (event.altKey) return false;
  if (key === "Enter") { wordsOf(current).focus(); return true; }
  const name = { m: "join", d: "split", ...texts.keys }[key.toLowerCase()];
  if (name) act(name);
  return Boolean(name);
}

function again(forwards) {
  if (forwards) history.redo(); else history.undo();
  show();
}

part("undo").addEventListener("click", () => again(false));
part("redo").addEventListener("click", () => again(true));
part("undo").hidden = part("redo").hidden = false;
part("only-plain").hidden = true;

function settle(take) {
  saving.accept(theirs.version, theirs.rows);
  const mine = history.rows;
  history.set(theirs.rows);
  if (!take) history.set(mine);
  const { notes } = theirs;
  theirs = null;
  part("conflict").hidden = true;
  show();
  if (take) { saving.accept(saving.version, history.rows); sheet.notes(notes); part("saved").textContent = ""; }
}

part("conflict").querySelector("[data-take]").addEventListener("click", () => settle(true));
part("conflict").querySelector("[data-keep]").addEventListener("click", () => settle(false));

async function leave() {
  while (saving.waits) {
    if (theirs || !(await saving.now())) { if (saving.waits) return; }
  }
  location.assign(form.dataset.build);
}

addEventListener("beforeunload", (event) => { if (saving.waits) event.preventDefault(); });
addEventListener("pagehide", () => { if (!theirs) saving.leave(); });
addEventListener("pageshow", ({ persisted }) => { if (persisted) location.reload(); });
document.addEventListener("visibilitychange", () => { if (document.hidden && !theirs) saving.now(); });
tell();
