/** Accepts dropped files on an element, which is highlighted while files are dragged over it. */
export function acceptDrops(target: HTMLElement, onFiles: (files: readonly File[]) => void): void {
  const highlight = (on: boolean) => target.classList.toggle("drop-here", on);
  target.addEventListener("dragover", (event) => {
    event.preventDefault();
    highlight(true);
  });
  target.addEventListener("dragleave", ({ relatedTarget }) =>
    highlight(target.contains(relatedTarget as Node | null)),
  );
  target.addEventListener("drop", (event) => {
    event.preventDefault();
    highlight(false);
    onFiles([...(event.dataTransfer?.files ?? [])]);
  });
}
