/* Questions about changed promises, each at its point. The register is on the server, which is asked
   while the editor writes; the answers go with the form, in a hidden field. */

const DELAY = 400;
const panel = document.querySelector("[data-promise-questions]");
const form = panel?.closest("form:not(.content-locked *)");
const field = panel && document.getElementById(panel.dataset.field);
const status = panel?.querySelector("[data-unanswered]");

const all = () => [...form.querySelectorAll(".promise-question")];
const choiceOf = (question) => question.querySelector("[type=radio]:checked");

function given() {
  try { return JSON.parse(field.value) ?? {}; } catch { return {}; }
}

/* Where a question stands: in the row of its point or list, else below the page's content. */
function placeOf(block) {
  const section = block && document.getElementById(`block-${block}-section`);
  const row = section?.closest("[data-streamfield-child]");
  if (row?.querySelector(":scope > [name$=-deleted]").value) return panel;
  return section?.querySelector(":scope > .w-panel__content") ?? panel;
}

function targets(question) {
  const boxes = [...question.querySelectorAll("[type=checkbox]:checked")].map((one) => one.value);
  const answer = choiceOf(question);
  if (answer.dataset.to) return [answer.dataset.to];
  if (answer.value === "withdrawn") return [];
  return answer.value === "split" ? boxes : [question.querySelector("select").value];
}

function answerOf(question) {
  const { part, was, is } = question.dataset;
  const { value } = choiceOf(question);
  if (part === "points")
    return { was, is, answer: value, ...(value === "split" && { to: targets(question) }) };
  return part === "left" ? { answer: value, to: targets(question) } : value;
}

function restore(question) {
  const { part, key, was, is } = question.dataset;
  const kept = given()[part]?.[key];
  const holds = kept !== undefined && (part !== "points" || (kept.was === was && kept.is === is));
  const value = holds ? (kept.answer ?? kept) : undefined;
  for (const one of question.querySelectorAll("[type=radio]")) {
    const isIt = one.value === value && (!one.dataset.to || kept.to.includes(one.dataset.to));
    one.checked = isIt || ("default" in one.dataset && !holds);
  }
  for (const one of question.querySelectorAll("[type=checkbox], option"))
    if (kept?.to?.includes(one.value)) one.checked = one.selected = true;
  const details = question.querySelector("details");
  if (details) details.open = holds;
}

function keep() {
  const answers = {};
  for (const one of all()) {
    const choice = choiceOf(one);
    if (choice && !("default" in choice.dataset))
      (answers[one.dataset.part] ??= {})[one.dataset.key] = answerOf(one);
  }
  field.value = JSON.stringify(answers);
  field.dispatchEvent(new Event("change", { bubbles: true }));
  tell();
}

function tell() {
  const lacks = (one) => !choiceOf(one) || (choiceOf(one).value === "split" && !targets(one).length);
  const isOpen = all().some(lacks);
  const text = isOpen ? status.dataset.unanswered : "";
  if (status.textContent !== text) status.textContent = text;
}

/* What stands there already stays as it is: somebody may be answering it. */
function show(questions) {
  const shown = new Map(all().map((one) => [one.asked, one]));
  for (const { block, html } of questions) {
    const place = placeOf(block);
    const there = shown.get(html);
    if (there?.parentElement === place) { shown.delete(html); continue; }
    const parsed = new DOMParser().parseFromString(html, "text/html");
    const question = document.adoptNode(parsed.querySelector(".promise-question"));
    question.asked = html;
    place.append(question);
    restore(question);
  }
  for (const one of shown.values()) one.remove();
  tell();
}

let asked, request, timer;

async function ask() {
  const data = new URLSearchParams();
  for (const [name, value] of new FormData(form))
    if (name.startsWith("body-") && typeof value === "string") data.append(name, value);
  const text = data.toString();
  if (text === asked || !data.has("body-count")) return;
  asked = text;
  request?.abort();
  request = new AbortController();
  data.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  const options = { method: "POST", body: data, signal: request.signal };
  try {
    const answer = await fetch(panel.dataset.promiseQuestions, options);
    const { questions } = await answer.json();
    if (answer.ok && asked === text) show(questions);
  } catch {
    // Not reached, or superseded by newer words: publishing asks as well.
    if (asked === text) asked = undefined;
  }
}

function wait() {
  clearTimeout(timer);
  timer = setTimeout(ask, DELAY);
}

function answerAll(question) {
  const choice = choiceOf(question);
  if (!choice) return question.querySelector("[type=radio]").focus();
  for (const one of all().filter((other) => other.dataset.list === question.dataset.list)) {
    const same = [...one.querySelectorAll("[type=radio]")].find(({ value }) => value === choice.value);
    if (same) same.checked = true;
  }
  keep();
}

if (form && panel.dataset.promiseQuestions) {
  // Of a form of their own, the answers are no fields of the page.
  const own = document.createElement("form");
  own.id = "promise-questions";
  own.hidden = true;
  own.addEventListener("submit", (event) => event.preventDefault());
  document.body.append(own);
  // On their way down: Wagtail's own buttons let no click come up again.
  for (const type of ["input", "change", "click", "keyup"])
    document.addEventListener(type, (event) => {
      const question = event.target.closest?.(".promise-question");
      if (!question) wait();
      else if (type === "change") keep();
      else if (type === "click" && event.target.closest("[data-answer-all]")) answerAll(question);
    }, true);
  addEventListener("load", wait);
  wait();
}
