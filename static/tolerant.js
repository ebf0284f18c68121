// Inserts and removes nodes for the program: `tools/dist.mjs` puts this into its glue, in place of the DOM's own
// methods. Other programs (translators, extensions, reading aids) wrap, move and remove nodes that the viewer has
// rendered. The DOM refuses to insert a node before one that is no longer a child of the parent, or to remove a node
// from a parent that it has left, and either exception would stop the program. These functions insert a node before the
// ancestor that holds its sibling now, or at the end, and remove a node from wherever it is.
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
