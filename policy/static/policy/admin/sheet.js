/* The sheet: what is typed is kept as a draft, and the keyboard goes from row to row. */

const form = document.querySelector(".sheet");
const state = form?.querySelector(".sheet-state");
const WAIT = 800, AGAIN = 10_000;
const CELL = "input:not([type=hidden]), select, textarea";
const changed = new Set();
let timer, sending = null, isWriting = false;

async function keep() {
  clearTimeout(timer);
  if (!changed.size || isWriting) return;
  if (sending) return sending.then(keep);
  const rows = [...changed];
  changed.clear();
  sending = send(rows);
  const isKept = await sending;
  sending = null;
  state.textContent = isKept ? form.dataset.kept : form.dataset.failed;
  if (!isKept) {
    rows.forEach((row) => changed.add(row));
    timer = setTimeout(keep, AGAIN);
  }
}

async function send(rows) {
  const body = new FormData();
  body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  for (const row of rows) {
    for (const field of row.querySelectorAll("input, select, textarea")) body.append(field.name, field.value);
  }
  try {
    // What is sent as the window closes arrives all the same. Someone logged out is sent elsewhere.
    const answer = await fetch(form.dataset.draft, { method: "POST", body, keepalive: true, redirect: "manual" });
    return answer.status === 204;
  } catch {
    return false;
  }
}

form?.addEventListener("input", ({ target }) => {
  changed.add(target.closest(".sheet-row"));
  state.textContent = "";
  clearTimeout(timer);
  timer = setTimeout(keep, WAIT);
});
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") keep();
});
window.addEventListener("beforeunload", (event) => {
  if (changed.size && !isWriting) {
    keep();
    event.preventDefault();
  }
});
// A draft that is on its way must not arrive after the updates have been written.
form?.addEventListener("submit", (event) => {
  clearTimeout(timer);
  isWriting = true;
  if (!sending) return;
  event.preventDefault();
  sending.then(() => form.requestSubmit(event.submitter));
});
window.addEventListener("pageshow", () => { isWriting = false; });

function move(cell, step) {
  const rows = [...form.querySelectorAll(".sheet-row")];
  const row = cell.closest(".sheet-row");
  const column = [...row.querySelectorAll(CELL)].indexOf(cell);
  const next = rows[rows.indexOf(row) + step];
  next?.querySelectorAll(CELL)[column].focus();
}

document.addEventListener("keydown", (event) => {
  const { key, target, isComposing } = event;
  const isCommand = event.ctrlKey || event.metaKey;
  if (isComposing || !form) return;
  if (isCommand && key.toLowerCase() === "s") {
    event.preventDefault();
    form.requestSubmit(form.elements.save);
    return;
  }
  if (!target.matches?.(`.sheet-row :is(${CELL})`)) return;
  const step = { ArrowUp: -1, ArrowDown: 1 }[key];
  const isLine = target.matches("input:not([type=date])");
  if (step && (isCommand || isLine)) move(target, step);
  else if (key === "Enter" && target.matches("input")) move(target, event.shiftKey ? -1 : 1);
  else return;
  event.preventDefault();
});

const wrong = form?.querySelector(".sheet-row.has-errors");
if (wrong) {
  const cell = wrong.querySelector("[aria-invalid=true]") ?? wrong.querySelector(CELL);
  cell.focus({ preventScroll: true });
  wrong.scrollIntoView({ block: "center", behavior: "instant" });
}
