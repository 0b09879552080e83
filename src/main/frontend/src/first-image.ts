const FIRST = 'first-image';
const PATIENCE_MS = 3000;

/** The first image can be seen. */
export function firstImageShown(figure: HTMLElement): void {
  performance.mark(FIRST);
  figure.dispatchEvent(new CustomEvent(FIRST));
}

/** What costs time and is not waited for as eagerly comes after the first image; at once on a page without, and where the image does not come. */
export function afterFirstImage(): Promise<void> {
  const figure = document.querySelector<HTMLElement>('.viewer');
  if (!figure || performance.getEntriesByName(FIRST).length > 0) return Promise.resolve();
  return new Promise((resolve) => {
    figure.addEventListener(FIRST, () => resolve(), { once: true });
    setTimeout(resolve, PATIENCE_MS);
  });
}
