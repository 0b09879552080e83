import { joinIn } from '../handing-in';
import { element, mount } from '../island';
import { type Box, type Grid, Overlay, PLACE, type Shape } from '../overlay';
import { text } from '../texts';

/** Where somebody should look: a point, or a box where x1 and y1 are there. Slices count from 0. */
interface Place {
  slice: number;
  x0: number;
  y0: number;
  x1?: number | null;
  y1?: number | null;
  text: string;
}

/** With places they are shown, without they are marked here and go along with a reading that is returned. */
interface Props {
  grid: Grid;
  places?: Place[];
  /** Marked before, and not handed in. */
  entered?: Place[];
}

const COLOR = '#ffd54a';
const POINT = 3;
const NUMBERS: { key: 'slice' | 'x0' | 'y0' | 'x1' | 'y1'; name: string }[] = [
  { key: 'slice', name: text('task.slice') },
  { key: 'x0', name: 'x0' },
  { key: 'y0', name: 'y0' },
  { key: 'x1', name: 'x1' },
  { key: 'y1', name: 'y1' },
];

mount<Props>('marks', async (root, { grid, places, entered }) => {
  const figure = document.querySelector<HTMLElement>('.slices');
  if (!figure) throw new Error('marks: no images');
  const overlay = new Overlay(figure, grid, PLACE);
  if (places) show(root, overlay, places);
  else edit(root, figure, overlay, grid, entered ?? []);
});

function show(root: HTMLElement, overlay: Overlay, places: Place[]): void {
  overlay.show(places.map(shape));
  root.append(
    ...places.map((place, index) => {
      const button = element('button', { type: 'button', className: 'small', textContent: text('task.show-place', index + 1) });
      button.addEventListener('click', () => overlay.go(place.slice));
      return button;
    }),
  );
  const first = places[0];
  if (first) overlay.go(first.slice);
}

function edit(root: HTMLElement, figure: HTMLElement, overlay: Overlay, grid: Grid, places: Place[]): void {
  const body = element('tbody');
  const draw = element('button', { type: 'button', textContent: text('task.draw') });
  const add = element('button', { type: 'button', textContent: text('task.add-place') });
  const heads = ['', ...NUMBERS.map(({ name }) => name), text('task.what'), ''];
  const table = element(
    'table',
    { className: 'lesions' },
    element('caption', { className: 'sr-only', textContent: text('task.places-marked') }),
    element('thead', {}, element('tr', {}, ...heads.map((name) => (name ? element('th', { scope: 'col', textContent: name }) : element('td'))))),
    body,
  );
  root.append(element('div', { className: 'scroll' }, table), draw, ' ', add);

  const { changed } = joinIn((beside) => {
    if (beside.form['kind'] !== 'return') return;
    beside.problems.push(...places.flatMap((place, index) => problems(place, index, grid)));
    beside.members['places'] = places.filter(({ slice, x0, y0 }) => [slice, x0, y0].every(Number.isFinite));
  });
  const redraw = () => overlay.show(places.map(shape));
  const list = () => {
    body.replaceChildren(...places.map(row));
    table.hidden = places.length === 0;
    redraw();
  };
  const begin = (place: Place) => {
    places.push(place);
    changed();
    list();
    body.lastElementChild?.querySelector<HTMLInputElement>('[type=text]')?.focus();
  };
  const row = (place: Place, index: number): HTMLElement => {
    const ofPlace = (name: string) => text('task.of-place', name, index + 1);
    const cells = NUMBERS.map(({ key, name }) => {
      const from = key === 'slice' ? 1 : 0;
      const value = place[key];
      const input = element('input', { type: 'number', step: key === 'slice' ? '1' : 'any', min: String(from), value: value == null ? '' : String(value + from) });
      input.setAttribute('aria-label', ofPlace(name));
      input.addEventListener('input', () => {
        if (input.value !== '') place[key] = Number(input.value) - from;
        else if (key === 'x1' || key === 'y1') delete place[key];
        else place[key] = NaN;
        changed();
        redraw();
      });
      return element('td', {}, input);
    });
    const what = element('input', { type: 'text', value: place.text, maxLength: 500 });
    what.setAttribute('aria-label', text('task.what-of', index + 1));
    what.addEventListener('input', () => {
      place.text = what.value.trim();
      changed();
    });
    const remove = element('button', { type: 'button', className: 'small', textContent: text('task.delete') });
    remove.setAttribute('aria-label', text('task.delete-place', index + 1));
    remove.addEventListener('click', () => {
      places.splice(index, 1);
      changed();
      list();
      add.focus();
    });
    return element('tr', {}, element('th', { scope: 'row', textContent: String(index + 1) }), ...cells, element('td', {}, what), element('td', { className: 'act' }, remove));
  };

  const pressed = () => draw.getAttribute('aria-pressed') === 'true';
  const use = (tool: string) => figure.dispatchEvent(new CustomEvent('use', { detail: tool }));
  overlay.onDrag(
    ({ x0, y0, x1, y1 }: Box) => begin({ slice: overlay.slice, x0, y0, x1, y1, text: '' }),
    ({ x, y }) => begin({ slice: overlay.slice, x0: x, y0: y, text: '' }),
  );
  draw.setAttribute('aria-pressed', 'false');
  figure.addEventListener('tool', () => draw.setAttribute('aria-pressed', String(figure.dataset['tool'] === PLACE)));
  draw.addEventListener('click', () => use(pressed() ? 'window' : PLACE));
  add.addEventListener('click', () => begin({ slice: overlay.slice, x0: Math.floor(grid.columns / 2), y0: Math.floor(grid.rows / 2), text: '' }));
  list();
}

function shape(place: Place, index: number): Shape {
  const box = place.x1 == null || place.y1 == null
    ? { x0: place.x0 - POINT, y0: place.y0 - POINT, x1: place.x0 + POINT, y1: place.y0 + POINT }
    : { x0: place.x0, y0: place.y0, x1: place.x1, y1: place.y1 };
  return { box: { ...box, first: place.slice, last: place.slice }, color: COLOR, title: text('task.place', index + 1, place.text) };
}

function problems({ slice, x0, y0, x1, y1, text: what }: Place, index: number, grid: Grid): string[] {
  const found: string[] = [];
  const box = x1 != null || y1 != null;
  const right = x1 ?? x0;
  const lower = y1 ?? y0;
  if (![slice, x0, y0, right, lower].every(Number.isFinite) || (box && (x1 == null || y1 == null))) found.push(text('task.number-missing'));
  else if (box && !(x0 < right && y0 < lower)) found.push(text('task.corners-swapped'));
  else if (!(slice >= 0 && slice < grid.slices && x0 >= 0 && y0 >= 0 && right <= grid.columns && lower <= grid.rows)) found.push(text('task.lies-beyond'));
  if (!what) found.push(text('task.say-what'));
  return found.map((problem) => text('task.place-problem', index + 1, problem));
}
