// A scanner types a number and presses Enter, twenty times in a few seconds. The page does not go away for that: each number waits in
// a queue and is sent by itself, one after the other, and the field is free for the next one at once.
import htmx from "htmx.org";

type Line = { serial: string | null; text: string; good: boolean; counted: boolean };

const retryAfter = 3000;
const kept = 30;
const waiting: string[] = [];
let busy = false;

export function takeScan(event: SubmitEvent) {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.matches("[data-np-scan]")) return;
  event.preventDefault();
  const field = form.elements.namedItem("serial");
  if (!(field instanceof HTMLInputElement)) return;
  const serial = field.value.trim();
  field.value = "";
  field.focus();
  if (!serial) return;
  waiting.push(serial);
  if (!busy) void sendAll(form);
}

async function sendAll(form: HTMLFormElement) {
  busy = true;
  while (waiting.length > 0) {
    say(waiting.length > 1 ? `还有 ${waiting.length} 个在记……` : "");
    const line = await send(form, waiting[0]);
    if (line) {
      waiting.shift();
      show(line);
    } else {
      // A scan may be sent again: the second one gets the first one's record.
      say(`没有连上，${retryAfter / 1000} 秒后再试，还有 ${waiting.length} 个没有记。`);
      await new Promise((resolve) => setTimeout(resolve, retryAfter));
    }
  }
  say("");
  busy = false;
  for (const board of document.querySelectorAll("[data-np-refresh]")) htmx.trigger(board, "np:visible");
}

/** Null: the product did not answer. */
async function send(form: HTMLFormElement, serial: string): Promise<Line | null> {
  const body = new FormData(form);
  body.set("serial", serial);
  try {
    const answer = await fetch(form.action, { method: "POST", body, headers: { "X-Scan": "1" } });
    // Elsewhere than the sign-in it was sent for another reason, and may be sent again.
    if (answer.redirected || answer.status === 401) {
      if (answer.status === 401 || answer.url.includes("sign-in")) location.reload();
    } else if (answer.ok) return (await answer.json()) as Line;
    else if (answer.status < 500 && answer.status !== 429) return { serial, text: `${serial}：没有记上，请刷新页面再扫。`, good: false, counted: false };
  } catch {
    // Offline, or the server is starting anew.
  }
  return null;
}

function show(line: Line) {
  const log = document.querySelector("[data-np-scan-log]");
  const entry = document.createElement("li");
  entry.textContent = line.text;
  entry.className = line.good ? "np-scan-good" : "np-scan-odd";
  log?.prepend(entry);
  while (log && log.children.length > kept) log.lastElementChild?.remove();
  if (line.counted && line.serial) document.querySelector(`tr[data-serial="${CSS.escape(line.serial)}"]`)?.remove();
}

function say(text: string) {
  const note = document.querySelector<HTMLElement>("[data-np-scan-waiting]");
  if (!note) return;
  note.textContent = text;
  note.hidden = text === "";
}

// Whoever closes the page now would lose what the field has already let go of.
window.addEventListener("beforeunload", (event) => {
  if (waiting.length > 0) event.preventDefault();
});
