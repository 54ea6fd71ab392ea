// The sentence that a reviewer writes above the page goes along, whichever button is pressed. A
// page is not sent back without one: whoever wrote it could not know what to change.
const words = document.querySelector("[data-review-words]");

function carry(form, value) {
  form.querySelector("[name=workflow-action-extra-data]")?.remove();
  const sent = document.createElement("input");
  Object.assign(sent, { type: "hidden", name: "workflow-action-extra-data", value });
  form.append(sent);
}

// In a long text the marks are far apart.
const text = document.querySelector("[data-review-marked]");

function findMarks() {
  const page = text.contentWindow;
  const marks = [...page.document.querySelectorAll("main :is(ins, del, [data-inserted])")];
  document.querySelector("[data-review-same]").hidden = marks.length > 0;
  const next = document.querySelector("[data-review-next]");
  next.hidden = !marks.length;
  let below = 0;
  next.onclick = () => {
    const tops = marks.map((mark) => mark.getBoundingClientRect().top + page.scrollY - 40);
    const top = tops.find((one) => one > below + 60) ?? tops[0];
    below = top;
    page.scrollTo({ top, behavior: "instant" });
  };
  if (marks.length) next.click();
}

text?.addEventListener("load", findMarks);

document.addEventListener("click", (event) => {
  const button = words && event.target.closest("[data-workflow-action-name]");
  if (!button) return;
  const text = words.value.trim();
  const isMissing = button.dataset.workflowActionName === "reject" && !text;
  words.setAttribute("aria-invalid", isMissing);
  document.getElementById("review-words-missing").hidden = !isMissing;
  if (isMissing) {
    event.preventDefault();
    event.stopPropagation();
    words.focus();
    words.scrollIntoView({ block: "center" });
    return;
  }
  // Wagtail asks in a dialog what is written here already.
  delete button.dataset.workflowActionModalUrl;
  carry(words.closest("form"), JSON.stringify({ comment: text }));
}, true);

// What is written to each other outlives a saving of the page, in this tab, until it goes along.
const written = words ?? document.getElementById("review-answer");
const KEY = `review ${location.pathname}`;

if (written) {
  written.value ||= sessionStorage.getItem(KEY) ?? "";
  written.addEventListener("input", () => sessionStorage.setItem(KEY, written.value));
  document.addEventListener("click", ({ target }) => {
    if (target.closest("[name=action-submit], [data-workflow-action-name]")) sessionStorage.removeItem(KEY);
  });
}
