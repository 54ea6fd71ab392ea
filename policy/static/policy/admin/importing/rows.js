/* What is done with rows: each function takes rows and returns new ones. A row that is the same
   afterwards is the same object. See policy/importing/rows.py, which does it without scripts. */

import { cut, replaced } from "./markup.js";

let made = 0;
const newId = (id) => `${id}-${Date.now().toString(36)}${(made += 1)}`.slice(-40);
const change = (rows, ids, make) => rows.map((row) => (ids.has(row.id) ? make(row) : row));

/* `cells` returns the words of a table's cells, line by line, or null where a row comes from none. */
export function become(rows, ids, role, cells) {
  return change(rows, ids, (row) => {
    if (row.role === role) return row;
    const isTable = role === "table" || row.role === "table";
    const lines = isTable && cells(row);
    if (!lines) return { ...row, role };
    return { ...row, role, html: "", text: role === "table" ? "" : lines.join("; ") };
  });
}

export function edit(rows, id, text) {
  return change(rows, new Set([id]), (row) => {
    if (row.text === text) return row;
    let from = 0;
    while (from < Math.min(text.length, row.text.length) && text[from] === row.text[from]) from += 1;
    let left = 0;
    const most = Math.min(text.length, row.text.length) - from;
    while (left < most && text[text.length - 1 - left] === row.text[row.text.length - 1 - left]) left += 1;
    const html = replaced(row.html, from, row.text.length - left, text.slice(from, text.length - left));
    return { ...row, text, html };
  });
}

/* Lets each of several rows go on in the one above it; a single one goes on in that above it. */
export function join(rows, ids) {
  const result = [];
  for (const row of rows) {
    const above = result.at(-1);
    if (!above || !ids.has(row.id) || (ids.size > 1 && !ids.has(above.id))) { result.push(row); continue; }
    const html = above.html || row.html ? `${above.html || escaped(above.text)} ${row.html || escaped(row.text)}` : "";
    result[result.length - 1] = {
      ...above, html, text: `${above.text} ${row.text}`.trim(),
      sources: [...new Set([...above.sources, ...row.sources])],
    };
  }
  return result;
}

/* Divides a row at a place in its words; a table into its lines. */
export function split(rows, id, at, cells) {
  const number = rows.findIndex((row) => row.id === id);
  const row = rows[number];
  const lines = row.role === "table" && cells(row);
  const parts = lines
    ? lines.map((text, line) => ({ ...row, id: line ? newId(id) : id, role: "text", html: "", text }))
    : halves(row, at);
  return parts.length < 2 ? rows : [...rows.slice(0, number), ...parts, ...rows.slice(number + 1)];
}

function halves(row, at) {
  const [first, last] = [row.text.slice(0, at).trim(), row.text.slice(at).trim()];
  if (!first || !last) return [row];
  const [before, after] = row.html ? cut(row.html, at) : ["", ""];
  return [{ ...row, text: first, html: before }, { ...row, id: newId(row.id), text: last, html: after }];
}

export function move(rows, ids, by) {
  const result = by < 0 ? [...rows] : [...rows].reverse();
  for (let at = 1; at < result.length; at += 1) {
    if (ids.has(result[at].id) && !ids.has(result[at - 1].id)) {
      [result[at - 1], result[at]] = [result[at], result[at - 1]];
    }
  }
  return by < 0 ? result : result.reverse();
}

const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const escaped = (text) => text.replace(/[&<>]/g, (sign) => SIGNS[sign]);
