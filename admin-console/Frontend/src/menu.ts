/** On a phone the menu is folded away. Without script its link jumps to it, and :target unfolds it. */
export function toggleMenu(event: MouseEvent, target: Element | null) {
  const button = target?.closest("[data-np-menu]");
  if (!button) return;
  event.preventDefault();
  const open = document.getElementById("np-menu")?.classList.toggle("np-open") ?? false;
  button.setAttribute("aria-expanded", String(open));
}
