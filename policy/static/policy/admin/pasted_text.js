/* What pasted HTML says, as blocks of Draft.js: h1 to h6 are the heading that there is, and what is empty goes. */

const { modules } = JSON.parse(document.getElementById("editor-settings").textContent);
const { isItem, linesOf, parsed, withoutMarks, withoutNotes } = await import(modules.points);

const PARAGRAPH = "address, article, aside, blockquote, body, center, dd, div, dl, dt, figcaption, figure, footer, form, header, hr, main, nav, p, pre, section, td, th, tr";
const ADDRESS = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu;
const SAFE = /^(?:https?:|mailto:|tel:)/iu;
const DEEPEST = 4;

/* Return the blocks of a clipboard: those of Draft.js, with `link` for each link, and tables:
   { type: "table", rows, caption, header_column }. */
export function blocksOf(clipboard) {
  const html = clipboard.getData("text/html");
  const blocks = html ? withLists(new Reader().read(parsed(html).body)) : [];
  return blocks.length ? blocks : linesOf(clipboard.getData("text/plain")).map(({ text, isItem: item }) => ({
    type: item ? "unordered-list-item" : "unstyled", depth: 0, text, styles: [], links: addressesIn(text, []),
  }));
}

class Reader {
  blocks = [];
  open = null;

  read(root) {
    this.walk(root, { type: "unstyled", depth: -1, list: "unordered-list-item" });
    this.close();
    return this.blocks;
  }

  walk(node, look) {
    if (node.nodeType === Node.TEXT_NODE) return this.add(node.data, look);
    if (node.nodeType !== Node.ELEMENT_NODE) return undefined;
    const name = node.nodeName;
    if (name === "BR") return this.open && (this.open.text = `${this.open.text.trimEnd()}\n`);
    if (name === "TABLE" && this.addTable(node)) return undefined;
    const inside = lookOf(node, look);
    const breaks = isItem(node) || node.matches(`ul, ol, h1, h2, h3, h4, h5, h6, table`)
      || (node.matches(PARAGRAPH) && !(look.inItem && node.matches("p, div")));
    if (breaks) this.close();
    node.childNodes.forEach((child) => this.walk(child, inside));
    if (breaks) this.close();
    else if (this.open && node.matches("p, div")) this.add(" ", look);
    return undefined;
  }

  add(words, { type, depth, bold, italic, link }) {
    const text = words.replace(/[ \t\r\n\f]+/gu, " ").replace(/[\u00ad\u200b\ufeff]/gu, "");
    if (!this.open && !text.trim()) return;
    this.open ??= { type, depth: Math.min(Math.max(depth, 0), DEEPEST), text: "", styles: [], links: [] };
    const before = this.open.text;
    const added = /(?:^|[ \n])$/u.test(before) ? text.replace(/^ +/u, "") : text;
    this.open.text += added;
    if (!added) return;
    const range = { offset: before.length, length: added.length };
    if (bold && type !== "header-three") this.open.styles.push({ ...range, style: "BOLD" });
    if (italic) this.open.styles.push({ ...range, style: "ITALIC" });
    if (link) this.open.links.push({ ...range, link });
  }

  close() {
    const block = this.open;
    this.open = null;
    if (!block) return;
    block.text = block.text.trimEnd();
    if (!block.text) return;
    const within = (one) => ({ ...one, length: Math.min(one.length, block.text.length - one.offset) });
    block.styles = block.styles.map(within).filter(({ length }) => length > 0);
    block.links = merged(block.links.map(within).filter(({ length }) => length > 0));
    block.links.push(...addressesIn(block.text, block.links));
    this.blocks.push(block);
  }

  /* Of one row or column, a table is layout alone. */
  addTable(table) {
    const own = [...table.rows].map((row) => [...row.cells].flatMap(cellsOf));
    const rows = own.filter((row) => row.some(Boolean));
    const width = Math.max(0, ...rows.map((row) => row.length));
    if (rows.length < 2 || width < 2) return false;
    this.close();
    const filled = rows.map((row) => [...row, ...Array(width - row.length).fill("")]);
    const caption = wordsOf(table.caption);
    const first = filled.slice(1).map(([cell]) => cell);
    this.blocks.push({ type: "table", rows: filled, caption, header_column: first.every((cell) => cell && !/^[\d\s.,]{5,}$/u.test(cell)) });
    return true;
  }
}

/* Paragraphs with marks before them, two or more in a row, are a list. */
function withLists(blocks) {
  const isMarked = (block) => block?.type === "unstyled" && withoutMarks(block.text) !== block.text;
  return blocks.map((block, at) => {
    if (!isMarked(block) || !(isMarked(blocks[at - 1]) || isMarked(blocks[at + 1]))) return block;
    const text = withoutMarks(block.text);
    const gone = block.text.length - text.length;
    const moved = (one) => ({ ...one, offset: Math.max(one.offset - gone, 0), length: one.length - Math.max(gone - one.offset, 0) });
    const kept = (ranges) => ranges.map(moved).filter(({ length }) => length > 0);
    return { ...block, type: "unordered-list-item", text, styles: kept(block.styles), links: kept(block.links) };
  });
}

const wordsOf = (element) => (element?.textContent ?? "").replace(/[ \t\r\n\f]+/gu, " ").trim();
const cellsOf = (cell) => [wordsOf(cell), ...Array(Math.min(cell.colSpan, 20) - 1).fill("")];

/* How the words in an element look, when those around it look like `look`. */
function lookOf(node, look) {
  const inside = { ...look };
  const weight = node.style.fontWeight;
  if (weight) inside.bold = weight === "bold" || weight >= 600;
  else if (node.matches("b, strong")) inside.bold = true;
  if (node.style.fontStyle) inside.italic = node.style.fontStyle === "italic";
  else if (node.matches("em, i")) inside.italic = true;
  if (node.matches("a[href]")) inside.link = SAFE.test(node.getAttribute("href")) ? node.getAttribute("href") : undefined;
  if (node.matches("ul, ol")) {
    inside.list = node.nodeName === "OL" ? "ordered-list-item" : "unordered-list-item";
    inside.depth += 1;
    Object.assign(inside, { inItem: false, type: "unstyled" });
  } else if (isItem(node)) {
    const level = /mso-list:\s*l\d+ level(\d+)/iu.exec(node.getAttribute("style"))?.[1];
    Object.assign(inside, { inItem: true, type: look.list, depth: level ? level - 1 : look.depth });
  } else if (/^H[1-6]$/u.test(node.nodeName) && !look.inItem) inside.type = "header-three";
  return inside;
}

/* Links of one address that follow each other, as one. */
function merged(links) {
  return links.reduce((kept, one) => {
    const last = kept.at(-1);
    if (last?.link === one.link && last.offset + last.length === one.offset) last.length += one.length;
    else kept.push({ ...one });
    return kept;
  }, []);
}

/* What is an address in `text`, outside its `links`, as links. */
function addressesIn(text, links) {
  const isFree = (from, to) => links.every(({ offset, length }) => to <= offset || from >= offset + length);
  return [...text.matchAll(ADDRESS)]
    .filter(({ index, 0: found }) => isFree(index, index + found.length))
    .map(({ index, 0: found }) => ({ offset: index, length: found.length, link: found.includes("://") ? found : `mailto:${found}` }));
}

/* Return `blocks` of text as Draft.js keeps them (RawDraftContentState). */
export function rawOf(blocks) {
  const entityMap = {};
  const kept = blocks.map(({ type, depth, text, styles, links }) => ({
    key: window.DraftJS.genKey(), type, depth, text, data: {}, inlineStyleRanges: styles,
    entityRanges: links.map(({ offset, length, link }) => {
      const key = Object.keys(entityMap).length;
      entityMap[key] = { type: "LINK", mutability: "MUTABLE", data: { url: link } };
      return { offset, length, key };
    }),
  }));
  return { blocks: kept, entityMap };
}

const isListed = ({ type }) => type.endsWith("list-item");

/* How many points the lists of `blocks` have, where a list has two or more. */
export function countPoints(blocks) {
  return partsOf(blocks, true).reduce((sum, { type, value }) => sum + (type === "commitments" ? value.points.length : 0), 0);
}

/* Return what becomes of `blocks` in a page: [{ type, blocks }] of text, [{ type, value }] of others.
   Lists are commitments where `asPromises`; a heading just above one is the list's own. */
export function partsOf(blocks, asPromises) {
  const parts = [];
  const text = () => {
    if (parts.at(-1)?.type !== "text") parts.push({ type: "text", blocks: [] });
    return parts.at(-1).blocks;
  };
  for (let at = 0; at < blocks.length; at++) {
    let end = at;
    while (end < blocks.length && isListed(blocks[end])) end++;
    if (blocks[at].type === "table") parts.push({ type: "table", value: tableOf(blocks[at]) });
    else if (asPromises && end - at > 1) {
      const above = parts.at(-1)?.type === "text" ? parts.at(-1).blocks : [];
      const heading = above.at(-1)?.type === "header-three" && above.at(-1).text.length <= 150 ? above.pop().text : "";
      if (parts.at(-1)?.blocks?.length === 0) parts.pop();
      const points = blocks.slice(at, end).map((block) => withoutNotes(withoutMarks(block.text.replaceAll("\n", " "))));
      parts.push({ type: "commitments", value: { heading, points } });
      at = end - 1;
    } else text().push(blocks[at]);
  }
  return parts;
}

function tableOf({ rows: [headings, ...rows], caption, header_column: column }) {
  return {
    table: {
      caption,
      columns: headings.map((heading) => ({ type: "cell", heading })),
      rows: rows.map((values) => ({ values })),
    },
    header_column: column,
  };
}
