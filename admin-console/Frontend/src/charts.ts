/** The chart library is large: it is fetched when a chart comes near the window. */
export function drawCharts(root: ParentNode) {
  const waiting = root.querySelectorAll<HTMLElement>("[data-np-chart]:not([data-np-drawn])");
  if (waiting.length === 0) return;

  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) continue;
        observer.unobserve(target);
        void import("./chart").then(({ draw }) => draw(target as HTMLElement));
      }
    },
    { rootMargin: "200px" },
  );
  for (const element of waiting) {
    element.dataset.npDrawn = "";
    observer.observe(element);
  }
}
