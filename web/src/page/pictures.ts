// A picture that does not load leaves, and the initial beneath it shows.
export function wirePictures(): void {
  for (const image of document.querySelectorAll<HTMLImageElement>("img[data-picture]")) {
    if (image.complete && image.naturalWidth === 0) image.remove();
    else image.addEventListener("error", () => image.remove());
  }
}
