/** Files may be dropped there; while they are held above it, it says so. */
export function takeFiles(place: HTMLElement, take: (files: readonly File[]) => void): void {
  const over = (on: boolean) => place.classList.toggle("drop-here", on);
  place.addEventListener("dragover", (event) => {
    event.preventDefault();
    over(true);
  });
  place.addEventListener("dragleave", ({ relatedTarget }) =>
    over(place.contains(relatedTarget as Node | null)),
  );
  place.addEventListener("drop", (event) => {
    event.preventDefault();
    over(false);
    take([...(event.dataTransfer?.files ?? [])]);
  });
}
