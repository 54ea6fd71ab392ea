/* Words with bold, italic and links, changed at places that are counted in their plain text. */

function parsed(html) {
  return new DOMParser().parseFromString(html, "text/html").body;
}

function rangeIn(body, from, to) {
  const range = body.ownerDocument.createRange();
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  let passed = 0;
  range.selectNodeContents(body);
  let begun = false;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const end = passed + node.length;
    if (!begun && from <= end) { range.setStart(node, from - passed); begun = true; }
    if (to <= end) { range.setEnd(node, to - passed); break; }
    passed = end;
  }
  return range;
}

/* Returns `html` with `words` in place of what stood there; "" stays "". */
export function replaced(html, from, to, words) {
  if (!html) return "";
  const body = parsed(html);
  const range = rangeIn(body, from, to);
  range.deleteContents();
  if (words) range.insertNode(body.ownerDocument.createTextNode(words));
  return body.innerHTML;
}

/* Returns the two parts of `html` before and after a place. */
export function cut(html, at) {
  const body = parsed(html);
  const rest = body.ownerDocument.createElement("div");
  rest.append(rangeIn(body, at, body.textContent.length).extractContents());
  return [body.innerHTML.trim(), rest.innerHTML.trim()];
}
