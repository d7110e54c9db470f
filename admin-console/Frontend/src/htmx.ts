// htmx is configured by the layout's <meta name="htmx-config">: no injected style, no history, failed answers are not swapped in.
import htmx from "htmx.org";

type RequestEvent = CustomEvent<{ ctx: { request: { headers: Record<string, string> }; response?: { raw: Response }; sourceElement: Element } }>;

const refreshing = (event: Event) => event.target instanceof Element && event.target.matches("[data-np-refresh]");

// A page in a background tab asks nothing, and a poll must not keep an idle session alive: the host looks at this header.
document.addEventListener("htmx:config:request", (event) => {
  if (!refreshing(event)) return;
  if (document.hidden) event.preventDefault();
  (event as RequestEvent).detail.ctx.request.headers["X-Background"] = "1";
});

// The session has ended: what came back is the sign-in page, which belongs in the window and not in a corner of this one.
document.addEventListener("htmx:before:response", (event) => {
  const raw = (event as RequestEvent).detail.ctx.response?.raw;
  if (raw && (raw.redirected || raw.status === 401)) {
    event.preventDefault();
    location.reload();
  }
});

document.addEventListener("visibilitychange", () => {
  if (document.hidden) return;
  for (const element of document.querySelectorAll("[data-np-refresh]")) htmx.trigger(element, "np:visible");
});
