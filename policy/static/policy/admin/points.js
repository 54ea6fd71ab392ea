/* The points of a pasted list, without marks and broken lines: as policy/importing/points.py does it. */

const { patterns } = JSON.parse(document.getElementById("editor-settings").textContent);
const [MARK, PERHAPS, ALONE] = ["mark", "perhaps", "alone"].map((name) => new RegExp(patterns[name], "u"));
const NOTE = new RegExp(patterns.note, "gu");
const LINE_BREAK = /\r\n|[\n\r\v\f\u2028\u2029]/u;
const UNSEEN = /[\u00ad\u200b\u2060\ufeff]/gu;
const SMALL = /^\p{Ll}/u;
const SPACES = /[ \t\r\n\f]+/gu;
const LONGEST_WORD = 60;
const NARROWEST = 40;
const MOST_MARKS = 3;

const CONJUNCTION = /^(?:och|eller|samt|resp|respektive|and|or|und|oder|ja|tai)(?![\p{L}\p{N}_])/u;
const LAST_WORD = /([\p{L}\p{N}_]+)[-\u00ad\u2010]$/u;
const FIRST_WORD = /^[\p{L}\p{N}_]*/u;

export const pointsOf = (text) => linesOf(text).map((line) => withoutNotes(line.text));

/* Words without the marks that refer to footnotes. */
export const withoutNotes = (words) => words.replace(NOTE, "");

/* The whole lines of a text without their marks, in order: [{ text, isItem }]. */
export function linesOf(text) {
  const lines = text.split(LINE_BREAK).map(tidied);
  const several = lines.filter((line) => PERHAPS.test(line)).length > 1;
  const found = lines.map((line) => withoutMarks(line, several));
  const known = new Set((text.match(/[\p{L}\p{N}_]+-[\p{L}\p{N}_]+/gu) ?? []).map((word) => word.toLowerCase()));
  const marked = lines.some((line, at) => line !== found[at]);
  const inSmallLetters = !marked && SMALL.test(found.find(Boolean) ?? "");
  const width = Math.max(...lines.map((line) => line.length));
  const whole = [];
  let before = "";
  for (const [at, line] of lines.entries()) {
    const words = found[at];
    if (words && before && words === line && goesOn(before, line, marked, width, inSmallLetters))
      whole.at(-1).lines.push(words);
    else if (words) whole.push({ lines: [words], isItem: words !== line });
    before = words && line;
  }
  return whole.map(({ lines: broken, isItem }) => ({ text: broken.reduce(joinTo(known)), isItem }));
}

function tidied(line) {
  return line.replace(UNSEEN, "").trim() + (line.trimEnd().endsWith("\u00ad") ? "\u00ad" : "");
}

export function withoutMarks(line, several = false) {
  for (let time = 0; time < MOST_MARKS; time++) {
    const found = MARK.exec(line) ?? (several ? PERHAPS : ALONE).exec(line);
    if (!found) break;
    line = line.slice(found[0].length);
  }
  return line;
}

function goesOn(before, line, marked, width, inSmallLetters) {
  const small = SMALL.test(line);
  if (small && /[-\u00ad\u2010]$/u.test(before)) return true;
  if (small) return !inSmallLetters;
  const wasFull = before.length + 1 + line.split(/\s+/u)[0].length > width && width >= NARROWEST;
  return marked && wasFull && !/[.!?:;]$/u.test(before);
}

/* Joins lines as policy/importing/lines.py does. */
const joinTo = (known) => (text, second, at, lines) => {
  const [dropped, between] = seam(lines[at - 1], second, known);
  return (dropped ? text.slice(0, -dropped) : text) + between + second;
};

/* How many signs the line `first` loses at its end, and what stands between the two. */
function seam(first, second, known) {
  const stem = LAST_WORD.exec(first.slice(-LONGEST_WORD))?.[1];
  if (!stem) return [0, " "];
  if (CONJUNCTION.test(second)) return [1, "- "];
  const compound = `${stem}-${FIRST_WORD.exec(second)[0]}`.toLowerCase();
  if (stem.length === 1 || known.has(compound)) return [1, "-"];
  if (first.endsWith("\u00ad")) return [1, ""];
  if (isUpper(stem)) return [1, isUpper(second.slice(0, 2)) ? "" : "-"];
  return [1, SMALL.test(second) ? "" : "-"];
}

const isUpper = (word) => word === word.toUpperCase() && word !== word.toLowerCase();

/* What a clipboard holds: an item of its HTML is a point, else a line of its text. */
export function pointsIn(clipboard) {
  const html = clipboard.getData("text/html");
  const entries = html ? entriesOf(parsed(html)) : [];
  const items = entries.some(({ isItem }) => isItem);
  if (items) return entries.map(({ text }) => withoutNotes(withoutMarks(text))).filter(Boolean);
  const text = entries.map(({ text }) => text).join("\n\n");
  return pointsOf(text.trim() ? text : clipboard.getData("text/plain"));
}

/* A document of pasted HTML without what Word says to other programs, and without its marks. */
export function parsed(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const comments = document.createNodeIterator(page, NodeFilter.SHOW_COMMENT);
  for (let comment; (comment = comments.nextNode()); ) {
    if (!/^\[if !supportLists\]/u.test(comment.data)) continue;
    while (comment.nextSibling && !/^\[endif\]/u.test(comment.nextSibling.data ?? "")) comment.nextSibling.remove();
  }
  page.querySelectorAll("[style*='mso-list:Ignore' i], script, style, template, [hidden]").forEach((one) => one.remove());
  page.querySelectorAll("sup").forEach(raiseDigits);
  return page;
}

/* Raised numbers, as of footnotes and in m², become the signs that there are for them. */
function raiseDigits(element) {
  const number = /^\s*\[?([0-9]{1,3})\]?\s*$/u.exec(element.textContent)?.[1];
  if (number) element.replaceWith([...number].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit]).join(""));
}

const BLOCKS = "address, article, aside, blockquote, dd, div, dl, dt, figure, footer, h1, h2, h3, h4, h5, h6, header, hr, main, ol, p, pre, section, table, tr, ul";

export const isItem = (element) =>
  element.matches("li, [style*='mso-list:l' i], [class*='MsoListBullet'], [class*='MsoListNumber']");

const FOOTNOTES = "[style*='mso-footnote-id' i], [style*='mso-element:footnote-list' i]";

/* The lines and items of a document, in order: [{ text, isItem }]. */
function entriesOf(page) {
  const entries = [];
  let open;
  const add = (text, inItem) => {
    if (!open) entries.push((open = { text: "", isItem: inItem }));
    open.text += text;
  };
  // What is `whole`, an item or a row of a table, is one line whatever is in it.
  const walk = (node, inItem, whole) => {
    if (node.nodeType === Node.TEXT_NODE) return add(node.data.replace(SPACES, " "), inItem);
    if (node.nodeType !== Node.ELEMENT_NODE || node.matches(FOOTNOTES)) return;
    if (node.nodeName === "BR") return open && add(whole ? " " : "\n", inItem);
    const isList = node.matches("ul, ol");
    const isOwn = isItem(node);
    const breaks = isOwn || isList || (!whole && node.matches(BLOCKS));
    const below = [isOwn || (inItem && !isList), isOwn || node.nodeName === "TR" || (whole && !isList)];
    if (breaks) open = undefined;
    node.childNodes.forEach((child) => walk(child, ...below));
    if (breaks) open = undefined;
    else if (open && node.matches(`td, th, ${BLOCKS}`)) open.text += " ";
  };
  walk(page.body, false, false);
  const tidy = ({ text, isItem }) => ({ text: text.replace(/ +/gu, " ").split("\n").map(tidied).join("\n").trim(), isItem });
  return entries.map(tidy).filter(({ text }) => text);
}
