// How the program inserts and removes nodes: `tools/dist.mjs` puts this into its glue, in place of the DOM's own methods.
// Other programs (translators, extensions, reading aids) wrap, move and remove what the viewer has drawn. The DOM refuses to
// insert a node before one that is no longer its sibling, or to remove one from a parent that it has left, and either
// refusal would stop the program. A node is therefore inserted before whatever holds its sibling now, or at the end, and
// removed from where it is.
const tolerant = {
  insertBefore(parent, node, next) {
    while (next && next.parentNode !== parent) next = next.parentNode;
    return parent.insertBefore(node, next);
  },
  removeChild(parent, node) {
    node.parentNode?.removeChild(node);
    return node;
  },
};
