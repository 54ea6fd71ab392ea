/* Saves rows a moment after they have changed: their order, and those that are not saved yet. */

const DELAY = 1200;
const AGAIN = 6000;
// Browsers send 64 KiB at most for a page that is gone.
const MOST_WHEN_LEFT = 60_000;

export class Saving {
  #timer;
  #busy = false;
  #saved;

  /* `on` has functions that are told: state(name, words), notes(notes), conflict(answer), gone(answer). */
  constructor(form, rows, current, on) {
    this.form = form;
    this.version = Number(form.elements.version.value);
    this.current = current;
    this.on = on;
    this.#saved = rows;
  }

  get waits() { return this.current() !== this.#saved; }

  later(delay = DELAY) {
    clearTimeout(this.#timer);
    if (this.waits) this.#timer = setTimeout(() => this.now(), delay);
  }

  /* Lets `rows`, which somebody else has saved as `version`, be what is saved. */
  accept(version, rows) {
    this.version = version;
    this.form.elements.version.value = version;
    this.#saved = rows;
  }

  async now() {
    clearTimeout(this.#timer);
    if (this.#busy) { this.later(); return false; }
    if (!this.waits) return true;
    this.#busy = true;
    const rows = this.current();
    this.on.state("saving");
    try {
      return await this.#send(rows);
    } catch {
      this.on.state("lost");
      this.later(AGAIN);
      return false;
    } finally {
      this.#busy = false;
    }
  }

  /* Sends what waits while the page is left, when no answer is heard: who comes back loads it again. */
  leave() {
    if (!this.waits) return;
    const rows = this.current();
    // What is on its way raises the version first.
    const version = this.version + (this.#busy ? 1 : 0);
    fetch(this.form.dataset.save, this.#request(rows, version)).catch(() => {});
    // Nothing else is sent beside it.
    this.accept(version + 1, rows);
  }

  #request(rows, version) {
    const known = new Set(this.#saved);
    const body = JSON.stringify({
      version,
      order: rows.map((row) => row.id),
      changed: rows.filter((row) => !known.has(row)),
    });
    return {
      method: "POST",
      body,
      keepalive: new Blob([body]).size < MOST_WHEN_LEFT,
      headers: {
        "content-type": "application/json",
        "x-csrftoken": this.form.elements.csrfmiddlewaretoken.value,
      },
    };
  }

  async #send(rows) {
    const answer = await fetch(this.form.dataset.save, this.#request(rows, this.version));
    if (answer.redirected || !answer.headers.get("content-type")?.includes("json")) throw new Error();
    const told = await answer.json();
    if (answer.status === 409) { this.on.conflict(told); return false; }
    if (answer.status === 410) { this.on.gone(told); return false; }
    if (!answer.ok) { this.on.state("refused", told.message); return false; }
    this.accept(told.version, rows);
    this.on.state("saved", told.saved);
    this.on.notes(told.notes);
    this.later();
    return true;
  }
}
