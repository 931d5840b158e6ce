// A map and its list belong together: what is pointed at in one is marked in the other.

export function pair(feed: Element): void {
  const markers = [...feed.querySelectorAll<SVGAElement>("[data-entries]")];
  const entries = new Map([...feed.querySelectorAll<HTMLElement>("[data-entry]")].map((entry) => [entry.dataset.entry ?? "", entry]));
  const idsOf = (marker: SVGAElement) => (marker.dataset.entries ?? "").split(" ").filter(Boolean);

  const mark = (target: EventTarget | null, on: boolean) => {
    if (!(target instanceof Element)) return;
    const id = target.closest<HTMLElement>("[data-entry]")?.dataset.entry;
    const marker = id ? markers.find((one) => idsOf(one).includes(id)) : target.closest<SVGAElement>("[data-entries]");
    marker?.classList.toggle("on", on);
    if (!id && marker) for (const one of idsOf(marker)) entries.get(one)?.classList.toggle("on", on);
  };
  for (const type of ["pointerover", "focusin"]) feed.addEventListener(type, (event) => mark(event.target, true));
  for (const type of ["pointerout", "focusout"]) feed.addEventListener(type, (event) => mark(event.target, false));

  for (const marker of markers) {
    marker.addEventListener("click", (event) => {
      event.preventDefault();
      entries.get(idsOf(marker)[0] ?? "")?.querySelector("a")?.focus();
    });
  }
}
