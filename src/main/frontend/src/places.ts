/** Where somebody should look, in pixels of one slice: a point, or a box where x1 and y1 are there. */
export interface Place {
  slice: number;
  x0: number;
  y0: number;
  x1?: number;
  y1?: number;
  text: string;
}

/** Places that were marked on this page and go along with what is handed in. */
export const marked: Place[] = [];

const SVG = 'http://www.w3.org/2000/svg';

/** Lays a drawing over the picture; its coordinates are those of the picture, whatever size it is shown in. */
export function overlay(image: HTMLImageElement): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('aria-hidden', 'true');
  image.after(svg);
  image.addEventListener('load', () => svg.setAttribute('viewBox', `0 0 ${image.naturalWidth} ${image.naturalHeight}`));
  return svg;
}

/** Draws those of the places that lie in the slice, numbered as in their list. */
export function draw(svg: SVGSVGElement, places: Place[], slice: number): void {
  svg.replaceChildren(
    ...places.flatMap((place, index) => (place.slice === slice ? [shape(place), number(place, index + 1)] : [])),
  );
}

export function shape(place: Omit<Place, 'slice' | 'text'>): SVGElement {
  return place.x1 === undefined || place.y1 === undefined
    ? made('path', { d: `M${place.x0 - 4} ${place.y0}h8M${place.x0} ${place.y0 - 4}v8` })
    : made('rect', { x: place.x0, y: place.y0, width: place.x1 - place.x0, height: place.y1 - place.y0 });
}

function number(place: Place, index: number): SVGElement {
  const text = made('text', { x: place.x1 ?? place.x0 + 5, y: place.y0 });
  text.textContent = String(index);
  return text;
}

function made(name: string, attributes: Record<string, string | number>): SVGElement {
  const element = document.createElementNS(SVG, name) as SVGElement;
  Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, String(value)));
  return element;
}
