/* What is pasted into running text: tables become blocks, and of lists it is asked whether they are promises. */

const EDITOR = "[data-draftail-editor-wrapper]";
const { texts, modules } = JSON.parse(document.getElementById("editor-settings").textContent);
const [{ blocksOf, countPoints, partsOf, rawOf }, { notify }] =
  await Promise.all([import(modules.text), import(modules.notice)]);

// Before Draft.js, which knows of no tables, and drops empty lines, telephone links and fixed spaces.
document.addEventListener("paste", (event) => {
  const wrapper = event.target.closest?.(EDITOR);
  const editor = wrapper?.parentElement.querySelector("input[type=hidden]")?.draftailEditor;
  const { clipboardData: clipboard } = event;
  if (!editor || !event.target.isContentEditable || isForDraftail(clipboard)) return;
  const blocks = blocksOf(clipboard);
  if (!blocks.length) return;
  event.preventDefault();
  event.stopPropagation();
  const place = placeOf(wrapper);
  if (place) pasteInto(place, blocks);
  else pasteFlat(wrapper, editor, blocks);
}, true);

/* An address alone becomes a link there, and what was copied there keeps all that it is. */
function isForDraftail(clipboard) {
  const text = clipboard.getData("text/plain");
  const html = clipboard.getData("text/html");
  if (html.includes("data-draftail-content")) return true;
  return !clipboard.types.some((type) => type.startsWith("text/")) || (!/\s/u.test(text.trim()) && (!html || !!text));
}

/* The StreamBlock around an editor, and its child there; undefined where the text is a field of its own. */
function placeOf(wrapper) {
  const stream = wrapper.closest("form")?.querySelector("#body-root")?.rootBlock;
  const child = stream?.children.find(({ element }) => element.contains(wrapper));
  return child?.type === "text" ? { stream, child } : undefined;
}

const editorOf = (child) => child.element.querySelector(EDITOR).parentElement.querySelector("input[type=hidden]").draftailEditor;

function pasteFlat(wrapper, editor, blocks) {
  const isTable = ({ type }) => type === "table";
  const lines = ({ rows }) => rows.map((row) => ({
    type: "unstyled", depth: 0, text: row.filter(Boolean).join(", "), styles: [], links: [],
  }));
  insertText(editor, blocks.flatMap((block) => (isTable(block) ? lines(block) : [block])));
  if (blocks.some(isTable)) notify(wrapper, texts.flat, [[texts.ok, () => ""]]);
}

function pasteInto({ stream, child }, blocks) {
  const points = countPoints(blocks);
  const numbered = (text) => text.replace("%(number)s", points);
  const pasted = new Pasted(stream, child, partsOf(blocks, false));
  const takeBack = (what) => () => (what.undo() ? texts.undone : texts.changed);
  const makePromises = () => {
    const restored = pasted.undo();
    if (!restored) return texts.changed;
    const again = new Pasted(stream, restored, partsOf(blocks, true));
    again.last.focus();
    notify(again.last.element, numbered(texts.pasted), [[texts.undo, takeBack(again)]]);
    return "";
  };
  const undo = [texts.undo, takeBack(pasted)];
  const table = pasted.added.some(({ type }) => type === "table") ? texts.table : "";
  const question = [[texts.yes, makePromises], [texts.no, () => ""]];
  if (points) notify(pasted.last.element, `${numbered(texts.ask)} ${table}`.trim(), [...question, ...(table ? [undo] : [])]);
  else if (table) notify(pasted.last.element, table, [undo]);
}

function insertText(editor, blocks) {
  const { convertFromRaw, EditorState, Modifier } = window.DraftJS;
  const state = withoutSelected(editor.getEditorState());
  let content = state.getCurrentContent();
  let selection = state.getSelection();
  const before = content.getBlockForKey(selection.getStartKey()).getText().slice(0, selection.getStartOffset());
  // A heading or a list does not go on with the words before it.
  if (before && blocks[0].type !== "unstyled") {
    content = Modifier.splitBlock(content, selection);
    selection = content.getSelectionAfter();
  }
  const fragment = convertFromRaw(rawOf(blocks)).getBlockMap();
  content = Modifier.replaceWithFragment(content, selection, fragment);
  editor.onChange(EditorState.push(state, content, "insert-fragment"));
}

function withoutSelected(state) {
  const { EditorState, Modifier } = window.DraftJS;
  if (state.getSelection().isCollapsed()) return state;
  const content = Modifier.removeRange(state.getCurrentContent(), state.getSelection(), "backward");
  return EditorState.push(state, content, "remove-range");
}

const hasText = (state) => state.getCurrentContent().hasText();

/* Parts that were pasted where the cursor of the text in `child` was: text there, the others, and
   what stood behind it, in blocks of their own below. */
class Pasted {
  constructor(stream, child, parts) {
    Object.assign(this, { stream, child, added: [] });
    const editor = editorOf(child);
    this.saved = editor.getEditorState();
    const [first, ...others] = parts[0].type === "text" ? parts : [null, ...parts];
    const state = withoutSelected(this.saved);
    const { stateBefore, stateAfter } = others.length ? window.draftail.splitState(state) : { stateBefore: state };
    if (stateBefore !== this.saved) editor.onChange(stateBefore);
    if (first) insertText(editor, first.blocks);
    this.at = stream.children.indexOf(child);
    for (const part of others) this.add(part.type, this.stateOf(part));
    if (stateAfter && hasText(stateAfter)) this.add("text", stateAfter);
    this.isReplaced = !first && !hasText(stateBefore);
    if (this.isReplaced) stream.deleteBlock(this.at);
    setTimeout(() => { this.words = this.written(); }, 600);
  }

  stateOf({ type, blocks, value }) {
    if (type === "text") return JSON.stringify(rawOf(blocks));
    const points = value.points && { points: value.points.map((one) => ({ value: one })) };
    return { ...this.stream.blockDef.initialChildStates[type], ...value, ...points };
  }

  add(type, value) {
    const [, , id] = this.stream._getChildDataForInsertion({ type });
    this.added.push(this.stream.insert({ type, value, id }, this.at + this.added.length + 1));
  }

  get last() {
    return this.added.at(-1) ?? this.child;
  }

  /* All the words in the blocks that were written to. */
  written() {
    const words = (child) => (child.type === "text"
      ? editorOf(child).getEditorState().getCurrentContent().getPlainText()
      : JSON.stringify(child.getValue()));
    return [...(this.isReplaced ? [] : [this.child]), ...this.added].map(words).join("\n");
  }

  /* Take all back, and return the block of the text; nothing of it if something has been written since. */
  undo() {
    const there = [...(this.isReplaced ? [] : [this.child]), ...this.added];
    if (there.some((child) => !this.stream.children.includes(child))) return null;
    if (this.words !== undefined && this.words !== this.written()) return null;
    const at = this.stream.children.indexOf(there[0]);
    for (const child of this.added) this.stream.deleteBlock(this.stream.children.indexOf(child));
    const { EditorState } = window.DraftJS;
    if (this.isReplaced) {
      const [, , id] = this.stream._getChildDataForInsertion({ type: "text" });
      return this.stream.insert({ type: "text", value: this.saved, id }, at);
    }
    const editor = editorOf(this.child);
    const back = EditorState.push(editor.getEditorState(), this.saved.getCurrentContent(), "change-block-data");
    editor.onChange(EditorState.acceptSelection(back, this.saved.getSelection()));
    return this.child;
  }
}

/* Wagtail gives a text that was just added no name for those who do not see the heading above it. */
function nameTexts() {
  for (const text of document.querySelectorAll(`${EDITOR} [role=textbox]:not([aria-label], [aria-labelledby])`)) {
    const heading = text.closest("section[aria-labelledby]")?.getAttribute("aria-labelledby");
    if (heading) text.setAttribute("aria-labelledby", heading);
  }
}
new MutationObserver(nameTexts).observe(document.body, { childList: true, subtree: true });
nameTexts();
