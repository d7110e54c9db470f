/** The moderators' keys: j and k walk through a list, a letter does what is written beside it. Never while somebody types. */
const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || ["TEXTAREA", "SELECT"].includes(target.tagName) || (target instanceof HTMLInputElement && !["radio", "checkbox", "submit"].includes(target.type)));

const rows = () => [...document.querySelectorAll<HTMLElement>("[data-np-row]")];
const link = (row?: HTMLElement) => row?.querySelector<HTMLAnchorElement>("a[href]");
const current = () => rows().findIndex((row) => row.contains(document.activeElement));

function walk(by: number) {
  const all = rows();
  const at = current();
  link(all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + by))])?.focus();
}

function claim() {
  const here = document.querySelector<HTMLFormElement>("form[data-np-claim-here]");
  if (here) return here.requestSubmit();
  // The list has no form for each row: the token of the one at the foot goes along.
  const address = rows()[current()]?.dataset.npClaim;
  const form = document.querySelector<HTMLFormElement>("form[data-np-claim-form]");
  if (!address || !form) return;
  form.action = address;
  form.requestSubmit();
}

function choose(key: string, form: HTMLFormElement) {
  const radio = form.querySelector<HTMLInputElement>(`[data-np-key="${CSS.escape(key)}"]`);
  if (!radio) return false;
  radio.checked = true;
  radio.dispatchEvent(new Event("change", { bubbles: true }));
  radio.focus();
  return true;
}

export function workWithKeys(event: KeyboardEvent) {
  if (!document.querySelector("[data-np-keys]") || document.querySelector("dialog[open]")) return;
  const form = document.querySelector<HTMLFormElement>("form[data-np-decide]");
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && form) return form.requestSubmit();
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const done = act(event.key, form);
  if (done) event.preventDefault();
}

function act(key: string, form: HTMLFormElement | null) {
  switch (key) {
    case "?": {
      const help = document.querySelector<HTMLDetailsElement>("details[data-np-keys]");
      if (help) help.open = !help.open;
      return true;
    }
    case "j":
      walk(1);
      return true;
    case "k":
      walk(-1);
      return true;
    case "c":
      claim();
      return true;
    case "u":
      if (form?.dataset.npUp) location.href = form.dataset.npUp;
      return true;
    default:
      return form !== null && choose(key, form);
  }
}

/** What belongs to one choice unfolds with it. */
export function unfold(event: Event) {
  if (!(event.target instanceof HTMLInputElement) || event.target.type !== "radio") return;
  for (const part of event.target.form?.querySelectorAll<HTMLDetailsElement>("details[data-np-for]") ?? []) part.open = part.dataset.npFor === event.target.value;
}
