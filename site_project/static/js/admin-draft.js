// A draft that could not be saved is saved as soon as the website can be reached again, however
// long that takes: Wagtail itself gives up after a minute, until the editor types something more.
let unsaved;

document.addEventListener("w-autosave:error", (event) => {
  if (event.detail.type === "network_error") unsaved = event.target;
});
document.addEventListener("w-autosave:success", () => { unsaved = undefined; });
document.addEventListener("admin-session:online", () => {
  unsaved?.dispatchEvent(new CustomEvent("w-unsaved:add", { detail: { type: "edits" } }));
});

// A button pressed while Wagtail sends a draft waits until that has ended: else each of them makes
// a page of its own. What Wagtail has not sent yet, it need not: the button sends all of it.
const BEFORE = 50;
const HERE = ["network_error", "invalid_revision"];
let saving, held, isLeaving = false;

const isBegun = (form) =>
  performance.now() - saving.timeStamp > form.dataset.wAutosaveIntervalValue - BEFORE;

function sendAgain({ target: form, submitter }) {
  // The button itself is disabled by now.
  const pressed = document.createElement("input");
  Object.assign(pressed, { type: "hidden", name: submitter?.name ?? "", value: submitter?.value ?? "" });
  form.append(pressed);
  form.requestSubmit();
  pressed.remove();
}

function end({ detail }) {
  const waited = held;
  saving = held = undefined;
  if (waited && HERE.includes(detail.type)) waited.submitter?.setAttribute("data-w-progress-loading-value", "false");
  else if (waited) sendAgain(waited);
}

document.addEventListener("w-autosave:save", (event) => {
  saving = event;
  if (isLeaving) event.preventDefault();
});
document.addEventListener("w-autosave:success", end);
document.addEventListener("w-autosave:error", end);
document.addEventListener("submit", (event) => {
  if (saving?.target !== event.target) return;
  if (isBegun(event.target)) {
    held = event;
    event.preventDefault();
    event.stopPropagation();
  } else saving.preventDefault();
}, true);
window.addEventListener("submit", (event) => {
  isLeaving = event.target.matches("[data-edit-form]") && !event.defaultPrevented;
});
window.addEventListener("pageshow", () => { isLeaving = false; });
