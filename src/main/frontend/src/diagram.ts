import { element } from './island';
import { text } from './texts';

/** What is used of the canvas of bpmn-js. */
export interface Canvas {
  getContainer(): HTMLElement;
  resized(): void;
  scroll(by: { dx: number; dy: number }): void;
  scrollToElement(element: string, padding?: number | { top: number; right: number; bottom: number; left: number }): void;
  addMarker(element: string, marker: string): void;
  zoom(to: number | 'fit-viewport', center?: 'auto'): number;
  zoom(): number;
}

/** With a little room around it. */
export function whole(canvas: Canvas): void {
  const { clientWidth, clientHeight } = canvas.getContainer();
  if (clientWidth === 0 || clientHeight === 0) return; // out of sight: a scale of nothing could never be undone
  const palette = canvas.getContainer().querySelector<HTMLElement>('.djs-palette')?.offsetWidth ?? 0;
  canvas.zoom('fit-viewport', 'auto');
  canvas.zoom(canvas.zoom() * (palette ? 1 - (palette + 50) / clientWidth : 0.96), 'auto');
  if (palette) canvas.scroll({ dx: palette / 2, dy: 0 });
}

/** Buttons to look closer and from further away; the wheel scrolls the page. */
export function zooms(canvas: Canvas): HTMLButtonElement[] {
  const all: [string, () => void][] = [
    [text('path.larger'), () => canvas.zoom(canvas.zoom() * 1.25, 'auto')],
    [text('path.smaller'), () => canvas.zoom(canvas.zoom() / 1.25, 'auto')],
    [text('path.whole'), () => whole(canvas)],
  ];
  return all.map(([name, zoom]) => {
    const button = element('button', { type: 'button', className: 'small', textContent: name });
    button.addEventListener('click', zoom);
    return button;
  });
}

/** BPMN as it was deployed. @throws Error where it does not come */
export async function fetchDiagram(url: string): Promise<string> {
  const response = await fetch(url, { headers: { Accept: 'application/xml' } });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return response.text();
}
