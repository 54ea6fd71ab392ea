// A session may end while somebody writes. Then nothing is sent that would be lost: the page says
// so, stays as it is, and takes the new session over when its owner has logged in in another tab.
const { url, login, gone, logIn, back, offline, online } = document.getElementById("admin-session").dataset;
const EVERY = 15_000;
const SOON = 3_000;
let owner, timer, hiding, state = "here";

const bar = document.createElement("div");
bar.className = "admin-session";
bar.setAttribute("role", "alert");
bar.hidden = true;

function say(text, isBack = false) {
  clearTimeout(hiding);
  bar.replaceChildren(text);
  bar.classList.toggle("is-back", isBack);
  bar.hidden = false;
  bar.style.display = "";
  document.body.append(bar);
  if (text === gone) {
    const link = Object.assign(document.createElement("a"), { href: login, target: "_blank", textContent: logIn });
    bar.append(" ", link);
  }
}

function hide() {
  bar.hidden = true;
  bar.style.display = "none";
}

function take(answer) {
  const isMine = answer.user !== null && (owner === undefined || answer.user === owner);
  if (!isMine) {
    if (state !== "gone") say(gone);
    state = "gone";
    clearTimeout(timer);
    timer = setTimeout(ask, SOON);
    return false;
  }
  owner = answer.user;
  if (window.wagtailConfig) window.wagtailConfig.CSRF_TOKEN = answer.token;
  for (const field of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) field.value = answer.token;
  clearTimeout(timer);
  timer = setTimeout(ask, Math.min(EVERY, (answer.seconds + 1) * 1000));
  if (state === "gone") {
    say(back, true);
    hiding = setTimeout(hide, 30_000);
    for (const form of document.querySelectorAll("[data-w-autosave-active-value]")) {
      form.setAttribute("data-w-autosave-active-value", "true");
    }
  } else if (state === "offline") {
    if (!bar.hidden) say(online, true);
    hiding = setTimeout(hide, 30_000);
    document.dispatchEvent(new Event("admin-session:online"));
  }
  state = "here";
  return true;
}

async function ask() {
  clearTimeout(timer);
  timer = setTimeout(ask, EVERY);
  try {
    const response = await fetch(url, { cache: "no-store", headers: { Accept: "application/json" } });
    if (response.ok) take(await response.json());
  } catch { if (state === "here") state = "offline"; /* asked again before anything is sent */ }
}

// Asked at once, in the middle of the click: what comes after it would already leave the page.
function maySend() {
  const request = new XMLHttpRequest();
  try {
    request.open("GET", url, false);
    request.send();
    if (request.status === 200) return take(JSON.parse(request.responseText));
  } catch { /* below */ }
  state = "offline";
  say(offline);
  return false;
}

let allowedAt = 0;
function guard(event, form) {
  // A field may be called "action" or "method": the form's own are read as attributes.
  const [method, action] = ["method", "action"].map((name) => form?.getAttribute(name) ?? "");
  if (method.toLowerCase() !== "post" || action.includes(login) || Date.now() - allowedAt < 2000) return;
  if (maySend()) {
    allowedAt = Date.now();
  } else {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}
window.addEventListener("click", (event) => {
  const button = event.target.closest?.("button, input[type=submit]");
  if (button?.form && button.type === "submit") guard(event, button.form);
}, true);
window.addEventListener("submit", (event) => guard(event, event.target), true);
document.addEventListener("visibilitychange", () => { if (!document.hidden) ask(); });
for (const sign of ["focus", "online"]) window.addEventListener(sign, ask);
document.addEventListener("w-autosave:error", ask);
ask();
