// The screen of a translation: each text is saved by itself, Enter leads to the next, and of a text
// that somebody else has saved meanwhile both are shown until one is chosen.
const PAUSE = 700;
const fields = [...document.querySelectorAll("textarea[data-address]")];
const form = document.getElementById("translation");
const words = form.dataset;
const token = form.elements.csrfmiddlewaretoken.value;
const saved = new Map(fields.map((field) => [field, field.value]));
const running = new Map();
const rowOf = (field) => field.closest(".text");
const saidBy = (field) => rowOf(field).querySelector(".text-said");

// One after the other: with each, the server notes what has been read.
let queue = Promise.resolve();

function send(address, value) {
  const sent = queue.then(() => request(address, value));
  queue = sent.catch(() => {});
  return sent;
}

async function request(address, value) {
  const body = new FormData();
  body.append("value", value);
  const options = value ? { method: "PUT", body } : { method: "DELETE" };
  const answer = await fetch(address, { ...options, headers: { "X-CSRFToken": token }, credentials: "same-origin" });
  // To where one logs in: nothing has been saved.
  if (answer.redirected) throw new Error(words.loggedOut);
  return answer;
}

// What is gone need not be deleted.
function isDone(answer, value) {
  return answer.ok || (!value && answer.status === 404);
}

function isUnsaved(field) {
  return field.value.trim() !== saved.get(field).trim();
}

// One after the other: the last that was typed is what stays.
function save(field) {
  if (!running.has(field)) {
    running.set(field, saveNow(field).finally(() => running.delete(field)));
  }
  return running.get(field);
}

async function saveNow(field) {
  while (isUnsaved(field) && !("conflict" in rowOf(field).dataset)) {
    const value = field.value.trim();
    say(field, words.saving);
    try {
      const answer = await send(field.dataset.address, value);
      const data = await answer.json().catch(() => ({}));
      if (answer.status === 409) return showConflict(field, data);
      // The Swedish page has been published anew: the text has another place.
      if (value && answer.status === 404) return showConflict(field, { error: words.moved });
      if (!isDone(answer, value)) throw new Error(words.again);
      saved.set(field, value);
      show(field, value, data.error);
    } catch (error) {
      say(field, error.message === words.loggedOut ? words.loggedOut : words.again, "error");
      setTimeout(() => save(field), 5000);
      break;
    }
  }
  return tell();
}

function say(field, text, kind = "") {
  saidBy(field).textContent = text;
  rowOf(field).dataset.kind = kind;
  tell();
}

function show(field, value, error) {
  const row = rowOf(field);
  say(field, error || (value ? words.saved : ""), error ? "error" : "saved");
  row.toggleAttribute("data-missing", !("optional" in row.dataset) && (!value || Boolean(error)));
  if (value) row.querySelector(".text-former, .text-markup")?.remove();
  document.querySelector(`[data-missing-list] [data-for="${row.id}"]`).hidden = !("missing" in row.dataset);
  const left = fields.filter((one) => "missing" in rowOf(one).dataset).length;
  document.querySelector("[data-missing-count]").textContent = left;
  document.querySelector("[data-missing-list]").hidden = !left;
}

function showConflict(field, { error, theirs }) {
  const row = rowOf(field);
  row.dataset.conflict = "";
  say(field, error || words.failed, "error");
  if (theirs === undefined) return;
  const box = document.createElement("p");
  box.append(
    button(words.mine, () => settle(field, box, field.value)),
    button(words.theirs, () => {
      saved.set(field, theirs);
      settle(field, box, theirs);
      show(field, theirs);
    }),
  );
  saidBy(field).after(box);
}

function settle(field, box, value) {
  delete rowOf(field).dataset.conflict;
  box.remove();
  field.value = value;
  field.focus();
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function button(text, act) {
  const made = Object.assign(document.createElement("button"), {
    type: "button", className: "button button-small button-secondary", textContent: text,
  });
  made.addEventListener("click", act);
  return made;
}

// In the bar: whether all is saved.
function tell() {
  const bar = document.querySelector(".translation-saved");
  const open = fields.some((field) => isUnsaved(field));
  bar.textContent = open ? words.saving : bar.textContent && words.done;
}

function next(field) {
  const index = fields.indexOf(field);
  const after = fields[index + 1] ?? form.querySelector("button");
  after.focus();
  after.scrollIntoView({ block: "center" });
}

const pauses = new WeakMap();
for (const field of fields) {
  field.addEventListener("input", () => {
    // A text is one paragraph.
    if (/[\r\n]/.test(field.value)) field.value = field.value.replace(/\s*[\r\n]+\s*/g, " ");
    tell();
    clearTimeout(pauses.get(field));
    pauses.set(field, setTimeout(() => save(field), PAUSE));
  });
  field.addEventListener("change", () => save(field));
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    save(field);
    next(field);
  });
}

for (const taker of document.querySelectorAll("[data-take]")) {
  taker.addEventListener("click", () => {
    const field = rowOf(taker).querySelector("textarea");
    field.value = taker.dataset.take;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  });
}

window.addEventListener("beforeunload", (event) => {
  if (fields.some(isUnsaved)) event.preventDefault();
});

// What is sent concerns what has been saved.
form.addEventListener("submit", async (event) => {
  if (!fields.some(isUnsaved)) return;
  event.preventDefault();
  await Promise.all(fields.map(save));
  const left = fields.find(isUnsaved);
  if (left) left.focus();
  else event.target.requestSubmit(event.submitter);
});

// What is shared: another picture or page, or the Swedish one again.
for (const place of document.querySelectorAll(".shared [data-address]")) {
  const row = place.parentElement;
  const choose = async (value) => {
    const said = row.querySelector(".text-said");
    try {
      const answer = await send(place.dataset.address, value);
      const { error } = await answer.json().catch(() => ({}));
      said.textContent = error || (isDone(answer, value) ? words.saved : words.failed);
      return isDone(answer, value);
    } catch (error) {
      said.textContent = error.message === words.loggedOut ? words.loggedOut : words.failed;
      return false;
    }
  };
  const same = row.querySelector("[data-same]");
  place.addEventListener("change", async ({ target }) => {
    if (await choose(target.value)) same.hidden = !target.value;
  });
  same?.addEventListener("click", async () => {
    if (await choose("")) location.reload();
  });
}
