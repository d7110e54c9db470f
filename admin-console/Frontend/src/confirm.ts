/** The first press of a confirm button opens its dialog; the dialog's own button sends the form. Without script the first press sends. */
export function openConfirmation(event: SubmitEvent) {
  const { submitter } = event;
  const form = event.target as HTMLFormElement;
  if (submitter?.hasAttribute("data-np-confirm")) {
    const dialog = form.querySelector("dialog");
    if (!dialog) return;
    event.preventDefault();
    dialog.querySelector("[data-np-cancel]")?.addEventListener("click", () => dialog.close(), { once: true });
    dialog.showModal();
    return;
  }

  // A second press while the first is on its way would do the work twice.
  if (form.method === "post" && !event.defaultPrevented) {
    if (form.dataset.npSent) event.preventDefault();
    form.dataset.npSent = "1";
    window.addEventListener("pageshow", () => delete form.dataset.npSent, { once: true });
  }
}
