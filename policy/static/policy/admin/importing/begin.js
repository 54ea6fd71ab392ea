/* Choosing a document: it can be dropped, its way is shown, and a failure leaves everything there. */

const form = document.querySelector("[data-import-begin]");
const { file, words, html } = form.elements;
const drop = form.querySelector(".import-drop");
const progress = form.querySelector(".import-progress");
const button = form.querySelector("button");

for (const name of ["dragover", "dragleave", "drop"]) {
  drop.addEventListener(name, (event) => {
    event.preventDefault();
    drop.toggleAttribute("data-over", name === "dragover");
    if (name === "drop" && event.dataTransfer.files.length) file.files = event.dataTransfer.files;
  });
}

words.addEventListener("paste", (event) => {
  const markup = event.clipboardData.getData("text/html");
  html.value = words.value.trim() ? "" : markup;
});
words.addEventListener("input", (event) => {
  // What was typed besides is not in the clipboard's HTML.
  if (event.inputType !== "insertFromPaste") html.value = "";
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const request = new XMLHttpRequest();
  request.open("POST", form.action || location.href);
  request.setRequestHeader("accept", "application/json");
  request.upload.addEventListener("progress", ({ loaded, total }) => {
    progress.textContent = loaded < total
      ? form.dataset.sending.replace("{n}", Math.round((100 * loaded) / total)) : form.dataset.reading;
  });
  request.addEventListener("load", () => answered(request));
  request.addEventListener("error", () => told({ file: [{ message: form.dataset.lost }] }));
  progress.textContent = form.dataset.reading;
  button.disabled = true;
  clear();
  request.send(new FormData(form));
});

function answered(request) {
  let answer = {};
  try { answer = JSON.parse(request.responseText); } catch { /* The server said something else. */ }
  if (answer.address) location.assign(answer.address);
  else told(answer.errors ?? { file: [{ message: form.dataset.lost }] });
}

function clear() {
  for (const one of form.querySelectorAll("[data-field-errors]")) one.replaceChildren();
}

function told(errors) {
  progress.textContent = "";
  button.disabled = false;
  for (const [name, found] of Object.entries(errors)) {
    const field = form.elements[name] ?? file;
    const place = field.closest("[data-field]").querySelector("[data-field-errors]");
    const text = document.createElement("p");
    text.className = "error-message";
    text.textContent = found.map(({ message }) => message).join(" ");
    place.replaceChildren(text);
    field.focus();
  }
}
