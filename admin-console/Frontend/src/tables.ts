/** On a phone a row becomes a card, and each cell shows the heading of its column. Cells that bring their own data-label keep it. */
export function labelCells(root: ParentNode) {
  for (const table of root.querySelectorAll<HTMLTableElement>("table.np-table")) {
    const headings = [...(table.tHead?.rows[0]?.cells ?? [])].map((cell) => cell.textContent?.trim() ?? "");
    for (const body of table.tBodies) {
      for (const row of body.rows) {
        [...row.cells].forEach((cell, index) => (cell.dataset.label ??= headings[index] ?? ""));
      }
    }
  }
}
