import { joinIn } from '../handing-in';
import { element, mount } from '../island';
import { boxOf, colorOf, geometryOf, type Label, type LabelClass } from '../labels';
import { type Box, type Grid, Overlay } from '../overlay';
import { text } from '../texts';

interface Props {
  classes: LabelClass[];
  grid: Grid;
  labels: Label[];
  /** Lesions of readings that may be taken over. */
  from?: { alias: string; labels: Label[] }[];
}

/** One line of the list: a box that can be changed, or a mask that was put there by a program and can only be taken out. */
interface Lesion {
  code: string;
  box: Box | null;
  kept: Label | null;
  attributes: Record<string, string>;
}

const NUMBERS: { key: keyof Box; name: string; slice?: boolean }[] = [
  { key: 'first', name: text('task.first-slice'), slice: true },
  { key: 'last', name: text('task.last-slice'), slice: true },
  { key: 'x0', name: 'x0' },
  { key: 'y0', name: 'y0' },
  { key: 'x1', name: 'x1' },
  { key: 'y1', name: 'y1' },
];

mount<Props>('lesions', async (root, { classes, grid, labels, from }) => {
  const figure = document.querySelector<HTMLElement>('[data-slices]');
  if (!figure) throw new Error('lesions: no images');
  const overlay = new Overlay(figure, grid);
  const drawn = classes.filter((known) => known.kind === 'box');
  const lesionOf = (label: Label): Lesion => {
    const box = boxOf(label);
    return { code: label.class, box, kept: box ? null : label, attributes: { ...label.attributes } };
  };
  const lesions: Lesion[] = labels.map(lesionOf);
  const body = element('tbody');
  const empty = element('p', { className: 'hint', textContent: text('task.no-lesion-marked') });
  const add = element('button', { type: 'button', textContent: text('task.add-box') });
  const heads = ['', text('task.class-details'), ...NUMBERS.map(({ name }) => name), ''];
  const table = element(
    'table',
    { className: 'lesions' },
    element('caption', { className: 'sr-only', textContent: text('task.lesions-marked') }),
    element('thead', {}, element('tr', {}, ...heads.map((name) => (name ? element('th', { scope: 'col', textContent: name }) : element('td'))))),
    body,
  );
  root.append(element('div', { className: 'scroll' }, table), empty, add);

  const { changed } = joinIn((beside) => {
    beside.problems.push(...lesions.flatMap((lesion, index) => problems(lesion, index, grid, classes)));
    beside.members['labels'] = lesions.filter(({ box }) => !box || Object.values(box).every(Number.isFinite)).map(labelOf);
  });

  const redraw = () => {
    overlay.show(
      lesions.flatMap(({ box, code }, index) => (box ? [{ box, color: colorOf(classes, code), title: text('task.lesion', index + 1) }] : [])),
    );
  };
  const list = () => {
    body.replaceChildren(...lesions.map(row));
    table.hidden = lesions.length === 0;
    empty.hidden = lesions.length > 0;
    redraw();
  };
  const begin = (box: Box) => {
    const first = drawn[0];
    if (!first) return;
    lesions.push({ code: first.code, box, kept: null, attributes: {} });
    changed();
    list();
    body.lastElementChild?.querySelector('select')?.focus();
  };

  const row = (lesion: Lesion, index: number): HTMLElement => {
    const ofLesion = (name: string) => text('task.of-lesion', name, index + 1);
    const remove = element('button', { type: 'button', className: 'small', textContent: text('task.delete') });
    remove.setAttribute('aria-label', text('task.delete-lesion', index + 1));
    remove.addEventListener('click', () => {
      lesions.splice(index, 1);
      changed();
      list();
      add.focus();
    });
    const number = element('th', { scope: 'row', textContent: String(index + 1) });
    if (!lesion.box) {
      const what = classes.find((known) => known.code === lesion.code)?.name ?? lesion.code;
      return element('tr', {}, number, element('td', { colSpan: NUMBERS.length + 1, textContent: text('task.by-program', what) }), element('td', { className: 'act' }, remove));
    }
    const box = lesion.box;
    const details = element('div', { className: 'details' }, ...attributes(lesion, classes, index, changed));
    const choice = element('select', {}, ...drawn.map(({ code, name }) => element('option', { value: code, textContent: name, selected: code === lesion.code })));
    choice.setAttribute('aria-label', ofLesion(text('task.class')));
    choice.addEventListener('change', () => {
      lesion.code = choice.value;
      lesion.attributes = {};
      details.replaceChildren(...attributes(lesion, classes, index, changed));
      changed();
      redraw();
    });
    const cells = NUMBERS.map(({ key, name, slice }) => {
      const input = element('input', { type: 'number', step: slice ? '1' : 'any', min: slice ? '1' : '0', value: String(box[key] + (slice ? 1 : 0)) });
      input.setAttribute('aria-label', ofLesion(name));
      input.addEventListener('input', () => {
        box[key] = input.value === '' ? NaN : Number(input.value) - (slice ? 1 : 0);
        changed();
        redraw();
      });
      return element('td', {}, input);
    });
    const show = element('button', { type: 'button', className: 'small', textContent: text('task.show') });
    show.setAttribute('aria-label', text('task.show-lesion', index + 1));
    show.addEventListener('click', () => overlay.go(Math.floor((box.first + box.last) / 2)));
    return element('tr', {}, number, element('td', {}, choice, details), ...cells, element('td', { className: 'act' }, show, remove));
  };

  const takeOver = ({ alias, labels: theirs }: { alias: string; labels: Label[] }): HTMLElement => {
    const button = element('button', { type: 'button', className: 'small', textContent: text('task.take-over', alias) });
    button.addEventListener('click', () => {
      lesions.splice(0, lesions.length, ...theirs.map(lesionOf));
      changed();
      list();
    });
    return button;
  };
  if (from) root.prepend(element('p', { className: 'row' }, ...from.map(takeOver)));

  overlay.onDrag(begin);
  add.hidden = drawn.length === 0;
  add.addEventListener('click', () => {
    const [width, height] = [Math.max(1, Math.floor(grid.columns / 4)), Math.max(1, Math.floor(grid.rows / 4))];
    const [x0, y0] = [Math.floor((grid.columns - width) / 2), Math.floor((grid.rows - height) / 2)];
    begin({ x0, y0, x1: x0 + width, y1: y0 + height, first: overlay.slice, last: overlay.slice });
  });
  list();
});

function attributes(lesion: Lesion, classes: LabelClass[], index: number, changed: () => void): HTMLElement[] {
  const known = classes.find(({ code }) => code === lesion.code)?.attributes ?? [];
  return known.map(({ code, name, required, values }) => {
    const given = lesion.attributes[code] ?? '';
    const input = values.length
      ? element('select', {}, element('option', { value: '', textContent: `${name} …` }), ...values.map((value) => element('option', { value, textContent: value, selected: value === given })))
      : element('input', { type: 'text', value: given, placeholder: name, maxLength: 500, required });
    input.setAttribute('aria-label', text('task.of-lesion', name, index + 1));
    input.addEventListener('input', () => {
      if (input.value.trim()) lesion.attributes[code] = input.value.trim();
      else delete lesion.attributes[code];
      changed();
    });
    return input;
  });
}

function problems({ box, code, attributes: given }: Lesion, index: number, grid: Grid, classes: LabelClass[]): string[] {
  if (!box) return [];
  const found: string[] = [];
  const numbers = Object.values(box) as number[];
  if (!numbers.every(Number.isFinite)) found.push(text('task.number-missing'));
  else if (!(box.x0 < box.x1 && box.y0 < box.y1)) found.push(text('task.corners-swapped'));
  else if (!(box.first <= box.last)) found.push(text('task.slices-swapped'));
  else if (!(box.x0 >= 0 && box.y0 >= 0 && box.x1 <= grid.columns && box.y1 <= grid.rows && box.first >= 0 && box.last < grid.slices)) {
    found.push(text('task.beyond-images', grid.slices, grid.columns, grid.rows));
  }
  const known = classes.find((one) => one.code === code);
  for (const attribute of known?.attributes ?? []) {
    if (attribute.required && !given[attribute.code]) found.push(text('task.attribute-missing', attribute.name));
  }
  return found.map((what) => text('task.lesion-problem', index + 1, what));
}

function labelOf({ box, kept, code, attributes: given }: Lesion): Label {
  return box ? { class: code, kind: 'box', geometry: geometryOf(box), attributes: given } : (kept as Label);
}
