// What every page of the console needs. Everything works without it; with it, it works more pleasantly.
import "./htmx";
import { openConfirmation } from "./confirm";
import { drawCharts } from "./charts";
import { labelCells } from "./tables";
import { toggleMenu } from "./menu";
import { choosePhotos, waitForPhotos } from "./photos";
import { takeScan } from "./scans";
import { unfold, workWithKeys } from "./workbench";

document.addEventListener("submit", takeScan);
document.addEventListener("submit", waitForPhotos);
document.addEventListener("submit", openConfirmation);
document.addEventListener("keydown", workWithKeys);
document.addEventListener("change", unfold);
document.addEventListener("change", choosePhotos);
document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target : null;
  toggleMenu(event, target);
  if (target?.closest("[data-np-print]")) window.print();
  target?.closest("[data-np-dismiss]")?.closest("[role]")?.remove();
});
// Enter in a filter's select has no effect of its own; choosing a value is enough.
document.addEventListener("change", (event) => {
  if (event.target instanceof HTMLSelectElement) event.target.closest<HTMLFormElement>("form[data-np-filter]")?.requestSubmit();
});

function prepare(root: ParentNode) {
  labelCells(root);
  drawCharts(root);
}

prepare(document);
document.addEventListener("htmx:after:swap", () => prepare(document));
document.querySelector<HTMLElement>("main [aria-invalid=true]")?.focus();
