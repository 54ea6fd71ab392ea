/* The rows on the screen: their elements follow from rows, and are changed where those are. */

export class Sheet {
  #elements = new Map();
  #shown = new Map();

  constructor(list) {
    this.list = list;
    this.paragraphs = new Map();
    for (const one of list.querySelectorAll("[data-paragraph]")) this.paragraphs.set(Number(one.dataset.paragraph), one);
    this.quick = list.parentElement.querySelector("[data-quick]").content;
    this.pattern = list.firstElementChild?.cloneNode(true);
    this.rows = [...list.children].map((element) => {
      const row = this.#read(element);
      this.#elements.set(row.id, element);
      this.#shown.set(row.id, row);
      this.#finish(element, row);
      return row;
    });
  }

  #read(element) {
    const given = element.querySelector("[name=row]");
    const [id, sources] = given.value.split(":");
    return {
      id, sources: sources.split(",").map(Number), role: element.dataset.role,
      text: element.querySelector("textarea").value, html: given.dataset.html ?? "",
    };
  }

  element(id) { return this.#elements.get(id); }

  /* The lines of the table that a row comes from, or null. */
  cells(row) {
    const table = this.paragraphs.get(row.sources[0])?.querySelector("table");
    return table && [...table.rows].map((line) => [...line.cells].map((one) => one.textContent).filter(Boolean).join(" – "));
  }

  show(rows) {
    const kept = new Set(rows.map((row) => row.id));
    for (const [id, element] of this.#elements) {
      if (kept.has(id)) continue;
      element.remove();
      this.#elements.delete(id);
      this.#shown.delete(id);
    }
    let next = this.list.firstElementChild;
    rows.forEach((row, at) => {
      const element = this.#elements.get(row.id) ?? this.#make(row);
      if (element === next) next = next.nextElementSibling;
      else this.list.insertBefore(element, next);
      if (this.#shown.get(row.id) !== row) this.#write(element, row);
      const above = rows[at - 1];
      const goesOn = String(above?.sources) === String(row.sources);
      element.querySelector(".import-source").toggleAttribute("data-goes-on", goesOn);
    });
  }

  #make(row) {
    const element = this.pattern.cloneNode(true);
    element.id = `row-${row.id}`;
    element.querySelector("textarea").name = `words-${row.id}`;
    element.querySelector("select").name = `role-${row.id}`;
    const box = element.querySelector("[name=ticked]");
    box.value = row.id;
    box.checked = false;
    element.querySelector(".import-notes").replaceChildren();
    this.#elements.set(row.id, element);
    return element;
  }

  #write(element, row) {
    const before = this.#shown.get(row.id);
    this.#shown.set(row.id, row);
    const given = element.querySelector("[name=row]");
    given.value = `${row.id}:${row.sources}`;
    if (row.html) given.dataset.html = row.html; else delete given.dataset.html;
    element.dataset.role = row.role;
    element.querySelector("select").value = row.role;
    const words = element.querySelector("textarea");
    if (words.value !== row.text) words.value = row.text;
    if (String(before?.sources) !== String(row.sources)) {
      const copies = row.sources.map((one) => this.paragraphs.get(one).cloneNode(true));
      element.querySelector(".import-source").replaceChildren(...copies);
    }
    this.#finish(element, row);
  }

  #finish(element, row) {
    const tools = element.querySelector(".import-tools");
    if (!tools.querySelector(".import-quick")) tools.append(this.quick.cloneNode(true));
    for (const one of tools.querySelectorAll("[data-become]")) {
      one.hidden = one.dataset.become === row.role;
      one.title = one.textContent;
    }
    this.fit(element.querySelector("textarea"));
  }

  /* The words take the room that they need, also where style sheets cannot say so. */
  fit(words) {
    if (CSS.supports("field-sizing", "content")) return;
    words.rows = Math.max(1, Math.ceil(words.value.length / 60));
  }

  notes(found) {
    for (const [id, element] of this.#elements) {
      const list = element.querySelector(".import-notes");
      const notes = found[id] ?? [];
      if (!notes.length && !list.children.length) continue;
      list.replaceChildren(...notes.map(([kind, text]) => {
        const one = document.createElement("li");
        one.dataset.kind = kind;
        one.textContent = text;
        return one;
      }));
    }
  }
}
