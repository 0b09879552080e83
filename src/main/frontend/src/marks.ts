import { element } from './island';
import { draw, marked, shape, type Place } from './places';

const CLICK = 3;

/** Lets places be marked: drawn on the picture, or written as pixels, which needs no pointer. */
export function startMarks(section: HTMLElement): void {
  const figure = document.querySelector<HTMLElement>('[data-slices]');
  const svg = figure?.querySelector('svg');
  if (!figure || !svg) return;
  const field = (name: string) => part<HTMLInputElement>(section, `[name=${name}]`);
  const [slice, x0, y0, x1, y1, text] = ['slice', 'x0', 'y0', 'x1', 'y1', 'text'].map(field) as [
    HTMLInputElement, HTMLInputElement, HTMLInputElement, HTMLInputElement, HTMLInputElement, HTMLInputElement,
  ];
  const said = part<HTMLElement>(section, '[data-said]');
  const list = part<HTMLElement>(section, '[data-marked]');
  const shown = () => Number(figure.dataset['shown'] ?? 0);

  const redraw = () => {
    draw(svg, marked, shown());
    list.replaceChildren(...marked.map((place, index) => item(place, () => (marked.splice(index, 1), redraw()))));
  };
  const fill = (place: Omit<Place, 'slice' | 'text'>) => {
    [x0.value, y0.value] = [String(place.x0), String(place.y0)];
    [x1.value, y1.value] = [String(place.x1 ?? ''), String(place.y1 ?? '')];
    slice.value = String(shown() + 1);
  };
  const add = () => {
    const box = x1.value !== '' || y1.value !== '';
    const sound = [slice, x0, y0, x1, y1].every((input) => input.validity.valid) && x0.value !== '' && y0.value !== '';
    if (!sound || (box && !(x1.valueAsNumber > x0.valueAsNumber && y1.valueAsNumber > y0.valueAsNumber))) {
      said.textContent = 'Draw on the picture or write a point, or a box from its upper left to its lower right corner.';
      return;
    }
    if (text.value.trim() === '') {
      said.textContent = 'Say what is there to be seen.';
      text.focus();
      return;
    }
    marked.push({
      slice: slice.valueAsNumber - 1,
      x0: x0.valueAsNumber,
      y0: y0.valueAsNumber,
      ...(box ? { x1: x1.valueAsNumber, y1: y1.valueAsNumber } : {}),
      text: text.value.trim(),
    });
    [x0, y0, x1, y1, text].forEach((input) => (input.value = ''));
    said.textContent = `${marked.length} marked.`;
    redraw();
  };

  figure.addEventListener('slice', () => {
    slice.value = String(shown() + 1);
    redraw();
  });
  part<HTMLButtonElement>(section, '[data-add]').addEventListener('click', add);
  drag(svg, (place) => {
    draw(svg, marked, shown());
    svg.append(shape(place));
    fill(place);
  }, () => text.focus());
  svg.classList.add('marking');
}

/** Tells the box that is being drawn, or the point where the pointer hardly moved. */
function drag(svg: SVGSVGElement, moved: (place: Omit<Place, 'slice' | 'text'>) => void, done: () => void): void {
  let from: DOMPoint | null = null;
  const at = (event: PointerEvent) => new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM()?.inverse());
  const place = (event: PointerEvent) => {
    const to = at(event);
    const start = from ?? to;
    const inside = svg.viewBox.baseVal;
    const [left, right] = [start.x, to.x].sort((a, b) => a - b).map((x) => clamp(x, inside.width)) as [number, number];
    const [upper, lower] = [start.y, to.y].sort((a, b) => a - b).map((y) => clamp(y, inside.height)) as [number, number];
    return right - left < CLICK && lower - upper < CLICK
      ? { x0: clamp(start.x, inside.width), y0: clamp(start.y, inside.height) }
      : { x0: left, y0: upper, x1: right, y1: lower };
  };
  svg.addEventListener('pointerdown', (event) => {
    from = at(event);
    svg.setPointerCapture(event.pointerId);
    moved(place(event));
  });
  svg.addEventListener('pointermove', (event) => from && moved(place(event)));
  svg.addEventListener('pointerup', (event) => {
    moved(place(event));
    from = null;
    done();
  });
}

function clamp(value: number, most: number): number {
  return Math.round(Math.min(most, Math.max(0, value)) * 10) / 10;
}

function item(place: Place, remove: () => void): HTMLElement {
  const button = element('button', { type: 'button', className: 'small', textContent: 'Remove' });
  button.addEventListener('click', remove);
  return element('li', {}, `Slice ${place.slice + 1}: ${place.text} `, button);
}

function part<T extends Element>(section: HTMLElement, selector: string): T {
  const found = section.querySelector<T>(selector);
  if (!found) throw new Error(`marks: no ${selector}`);
  return found;
}
