// Ctrl+K (⌘K) opens the search of everything over any screen; in running text it makes a link.
// Where the sidebar's field is sent, or a form without this script, a page says the same.
const address = document.querySelector("[data-find-url]")?.dataset.findUrl;
const PAUSE = 200;
let dialog;

async function make() {
  const made = Object.assign(document.createElement("dialog"), { className: "find-window" });
  const page = await (await fetch(address)).text();
  const parsed = new DOMParser().parseFromString(page, "text/html").querySelector(".find");
  // Who has been logged out is asked to log in.
  if (!parsed) throw new Error(address);
  made.append(...parsed.childNodes);
  const field = made.querySelector("input");
  field.id = "find-window-words";
  made.querySelector("label").htmlFor = field.id;
  made.setAttribute("aria-label", made.querySelector("label").textContent);
  document.body.append(made);
  let pause;
  field.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(() => show(made, field.value), PAUSE);
  });
  made.addEventListener("keydown", (event) => move(made, event));
  made.addEventListener("click", (event) => {
    if (event.target === made) made.close();
  });
  return made;
}

async function show(made, words) {
  const answer = await fetch(`${address}?${new URLSearchParams({ q: words, part: "1" })}`);
  const results = await answer.text();
  // A later answer may have come before.
  if (answer.ok && made.querySelector("input").value === words) {
    made.querySelector(".find-results").outerHTML = results;
  }
}

// Arrows go through field and hits; Enter in the field opens the first.
function move(made, event) {
  const stops = [made.querySelector("input"), ...made.querySelectorAll(".find-results a")];
  const at = stops.indexOf(document.activeElement);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && stops[at + step]) {
    event.preventDefault();
    stops[at + step].focus();
  } else if (event.key === "Enter" && at === 0 && stops[1]) {
    event.preventDefault();
    stops[1].click();
  }
}

document.addEventListener("keydown", async (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "k" || event.altKey || event.shiftKey) return;
  if (!address || event.target.closest?.("[contenteditable=true]")) return;
  event.preventDefault();
  dialog ??= make().catch(() => {
    dialog = undefined;
    location = address;
  });
  const window = await dialog;
  if (!window) return;
  if (!window.open) window.showModal();
  window.querySelector("input").select();
});
