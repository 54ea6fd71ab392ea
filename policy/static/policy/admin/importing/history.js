/* Rows with what they were before, so that anything can be undone. */

const MOST = 500;

export class History {
  past = [];
  future = [];
  typed = null;

  constructor(rows) { this.rows = rows; }

  /* `typed` names what is changed letter by letter: one undo takes all of it back. */
  set(rows, typed = null) {
    if (rows === this.rows) return;
    if (!typed || typed !== this.typed) this.past = [...this.past, this.rows].slice(-MOST);
    this.future = [];
    this.typed = typed;
    this.rows = rows;
  }

  undo() { this.#step(this.past, this.future); }
  redo() { this.#step(this.future, this.past); }

  #step(from, to) {
    if (!from.length) return;
    to.push(this.rows);
    this.rows = from.pop();
    this.typed = null;
  }
}
