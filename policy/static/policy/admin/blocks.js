/* Where an element of the form stands among the blocks of its StreamField. */

/* Return the innermost list of blocks (`sequence`) that `element` stands in, and its `child` there. */
export function placeIn(element) {
  let root = element;
  while (root && !root.rootBlock) root = root.parentElement;
  return root ? descend(root.rootBlock, element) : null;
}

function descend(block, element) {
  const child = block.children?.find((one) => one.element.contains(element));
  if (child) return descend(child.block, element) ?? { sequence: block, child };
  for (const part of Object.values(block.childBlocks ?? {})) {
    const found = descend(part, element);
    if (found) return found;
  }
  return null;
}
