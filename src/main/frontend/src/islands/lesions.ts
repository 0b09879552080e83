import { Brush } from '../brush';
import { joinIn } from '../handing-in';
import { History } from '../history';
import { element, mount } from '../island';
import { bars, colorOf, type Label, type LabelClass } from '../labels';
import { copyOf, labelOf, type Lesion, lesionOf, problems } from '../lesion';
import { MaskStore } from '../mask-store';
import { Mask } from '../masks';
import { type Box, type Grid, Overlay } from '../overlay';
import { text } from '../texts';

interface Props {
  classes: LabelClass[];
  grid: Grid;
  labels: Label[];
  /** Lesions of readings that may be taken over. */
  from?: { alias: string; labels: Label[] }[];
  /** Where masks are kept; without it none are painted. */
  masks?: string;
  /** Answers of the form that come with what is drawn here, where others do not. */
  kinds?: string[];
}

const NUMBERS: { key: keyof Box; name: string; slice?: boolean }[] = [
  { key: 'first', name: text('task.first-slice'), slice: true },
  { key: 'last', name: text('task.last-slice'), slice: true },
  { key: 'x0', name: 'x0' },
  { key: 'y0', name: 'y0' },
  { key: 'x1', name: 'x1' },
  { key: 'y1', name: 'y1' },
];

mount<Props>('lesions', async (root, { classes, grid, labels, from, masks, kinds }) => {
  const figure = document.querySelector<HTMLElement>('.slices');
  if (!figure) throw new Error('lesions: no images');
  const ofKind = (kind: string) => classes.filter((known) => known.kind === kind);
  const store = masks && ofKind('mask').length > 0 ? new MaskStore(masks, grid, () => told()) : null;
  const lesions: Lesion[] = [];
  let loaded = false;
  const { changed } = joinIn((beside) => {
    // Nothing drawn is no answer here: what readings have is answered elsewhere.
    if (kinds && (loaded ? lesions : labels).length === 0) return;
    if (kinds && !kinds.includes(String(beside.form['kind']))) beside.problems.push(text('task.drawn-unused'));
    beside.problems.push(...lesions.flatMap((lesion, index) => problems(lesion, index, grid, classes, store)));
    beside.members['labels'] = loaded ? lesions.map((lesion) => labelOf(lesion, store)).filter((label) => label !== null) : labels;
  });
  lesions.push(...(await Promise.all(labels.map((label) => lesionOf(label, store)))));
  loaded = true;

  const overlay = new Overlay(figure, grid);
  const brush = store && new Brush(figure, grid, overlay);
  const history = new History(lesions.map(copyOf));
  /** The one that is painted on. */
  let active = -1;
  let tellMasks: (() => void)[] = [];

  const body = element('tbody');
  const empty = element('p', { className: 'hint', textContent: text('task.no-lesion-marked') });
  const add = action(text('task.add-box'));
  const paint = action(text('task.add-mask'));
  const undo = action(text('task.undo'));
  const redo = action(text('task.redo'));
  add.hidden = ofKind('box').length === 0;
  paint.hidden = !brush;
  undo.setAttribute('aria-keyshortcuts', 'Control+Z');
  redo.setAttribute('aria-keyshortcuts', 'Control+Y');
  const heads = ['', text('task.class-details'), ...NUMBERS.map(({ name }) => name), ''];
  const table = element(
    'table',
    { className: 'lesions' },
    element('caption', { className: 'sr-only', textContent: text('task.lesions-marked') }),
    element('thead', {}, element('tr', {}, ...heads.map((name) => (name ? element('th', { scope: 'col', textContent: name }) : element('td'))))),
    body,
  );
  root.append(element('div', { className: 'scroll' }, table), empty, element('p', { className: 'row' }, add, paint, undo, redo));

  /** @param of what is typed in, where it is typed */
  const touched = (of?: string) => {
    history.add(lesions.map(copyOf), of);
    changed();
    steps();
  };
  const steps = () => {
    undo.disabled = !history.undoable;
    redo.disabled = !history.redoable;
  };
  const told = () => {
    tellMasks.forEach((tell) => tell());
    changed();
  };
  const redraw = () => {
    overlay.show(lesions.flatMap(({ box, code }, index) => (box ? [{ box, color: colorOf(classes, code), title: text('task.lesion', index + 1) }] : [])));
    brush?.show(lesions.flatMap(({ mask, code }) => (mask ? [{ mask, color: colorOf(classes, code) }] : [])));
    tellMasks.forEach((tell) => tell());
  };
  const list = () => {
    tellMasks = [];
    body.replaceChildren(...lesions.map(row));
    table.hidden = lesions.length === 0;
    empty.hidden = lesions.length > 0;
    redraw();
    steps();
  };
  const turn = (to: Lesion[] | undefined) => {
    if (!to) return;
    const within = root.contains(document.activeElement);
    lesions.splice(0, lesions.length, ...to.map(copyOf));
    lesions.forEach(({ mask }) => mask && store?.keep(mask));
    if (!lesions[active]?.mask) active = -1;
    changed();
    list();
    if (within) (undo.disabled ? redo : undo).focus();
  };
  const begin = (lesion: Lesion) => {
    lesions.push(lesion);
    touched();
    list();
  };
  const beginBox = (box: Box) => {
    const [first] = ofKind('box');
    if (!first) return;
    begin({ code: first.code, box, mask: null, kept: null, attributes: {} });
    body.lastElementChild?.querySelector('select')?.focus();
  };
  /** Leaves the focus where it is: the page must not move under a brush. */
  const beginMask = () => {
    active = lesions.length;
    begin({ code: ofKind('mask')[0]?.code ?? '', box: null, mask: Mask.none(grid), kept: null, attributes: {} });
  };
  const use = (tool: string) => figure.dispatchEvent(new CustomEvent('use', { detail: tool }));

  const row = (lesion: Lesion, index: number): HTMLElement => {
    const ofLesion = (name: string) => text('task.of-lesion', name, index + 1);
    const remove = small(text('task.delete'), text('task.delete-lesion', index + 1));
    remove.addEventListener('click', () => {
      lesions.splice(index, 1);
      if (active >= index) active = active === index ? -1 : active - 1;
      touched();
      list();
      (add.hidden ? paint : add).focus();
    });
    const number = element('th', { scope: 'row', textContent: String(index + 1) });
    if (lesion.kept) {
      const what = classes.find((known) => known.code === lesion.code)?.name ?? lesion.code;
      return element('tr', {}, number, element('td', { colSpan: NUMBERS.length + 1, textContent: text('task.by-program', what) }), element('td', { className: 'act' }, remove));
    }
    const details = element('div', { className: 'details' }, ...attributes(lesion, classes, index, touched));
    const choice = element('select', {}, ...ofKind(lesion.box ? 'box' : 'mask').map(({ code, name }) => element('option', { value: code, textContent: name, selected: code === lesion.code })));
    choice.setAttribute('aria-label', ofLesion(text('task.class')));
    choice.addEventListener('change', () => {
      lesion.code = choice.value;
      lesion.attributes = {};
      details.replaceChildren(...attributes(lesion, classes, index, touched));
      touched();
      redraw();
    });
    const show = small(text('task.show'), text('task.show-lesion', index + 1));
    show.addEventListener('click', () => {
      const [from, to] = lesion.box ? [lesion.box.first, lesion.box.last] : (lesion.mask?.range ?? [0, 0]);
      overlay.go(Math.floor((from + to) / 2));
    });
    const { box } = lesion;
    const cells = box ? numbers(box, index) : [extent(index)];
    return element('tr', {}, number, element('td', {}, choice, details), ...cells, element('td', { className: 'act' }, show, ...(box ? [] : [resume(index)]), remove));
  };

  const numbers = (box: Box, index: number): HTMLElement[] =>
    NUMBERS.map(({ key, name, slice }) => {
      const input = element('input', { type: 'number', step: slice ? '1' : 'any', min: slice ? '1' : '0', value: String(box[key] + (slice ? 1 : 0)) });
      input.setAttribute('aria-label', text('task.of-lesion', name, index + 1));
      input.addEventListener('input', () => {
        box[key] = input.value === '' ? NaN : Number(input.value) - (slice ? 1 : 0);
        touched(`${index} ${key}`);
        redraw();
      });
      return element('td', {}, input);
    });

  const extent = (index: number): HTMLElement => {
    const cell = element('td', { colSpan: NUMBERS.length, className: 'mask' });
    tellMasks.push(() => {
      const mask = lesions[index]?.mask;
      const range = mask?.range;
      const digest = mask && store?.digest(mask);
      cell.textContent = mask && range ? text('task.mask', mask.voxels, range[0] + 1, range[1] + 1) : text('task.mask-empty');
      if (digest) cell.append(' ', element('code', { textContent: digest.slice(0, 12), title: digest }));
      else if (mask && range) cell.append(' ', store?.refused(mask) ?? text('task.mask-sending'));
    });
    return cell;
  };

  const resume = (index: number): HTMLElement => {
    const button = small(text('task.paint'), text('task.paint-lesion', index + 1));
    tellMasks.push(() => button.setAttribute('aria-pressed', String(active === index)));
    button.addEventListener('click', () => {
      active = index;
      redraw();
      use('brush');
    });
    return button;
  };

  const takeOver = ({ alias, labels: theirs }: { alias: string; labels: Label[] }): HTMLElement => {
    const button = element('button', { type: 'button', className: 'small', textContent: text('task.take-over', alias) });
    button.addEventListener('click', async () => {
      lesions.splice(0, lesions.length, ...(await Promise.all(theirs.map((label) => lesionOf(label, store)))));
      touched();
      list();
    });
    return button;
  };
  if (from) root.prepend(element('p', { className: 'row' }, ...from.map(takeOver)));

  overlay.onDrag(beginBox);
  brush?.onStroke(
    () => {
      if (active < 0) beginMask();
      const { code, mask } = lesions[active] as Lesion;
      const others = lesions.filter((other, index) => index !== active && bars(classes, code, other.code));
      return { mask: mask ?? Mask.none(grid), barred: (slice) => union(others.map((other) => other.mask?.on(slice))) };
    },
    (mask) => {
      const lesion = lesions[active];
      if (!lesion) return;
      lesion.mask = mask;
      store?.keep(mask);
      touched();
      redraw();
    },
  );
  add.addEventListener('click', () => {
    const [width, height] = [Math.max(1, Math.floor(grid.columns / 4)), Math.max(1, Math.floor(grid.rows / 4))];
    const [x0, y0] = [Math.floor((grid.columns - width) / 2), Math.floor((grid.rows - height) / 2)];
    beginBox({ x0, y0, x1: x0 + width, y1: y0 + height, first: overlay.slice, last: overlay.slice });
  });
  paint.addEventListener('click', () => {
    beginMask();
    use('brush');
  });
  undo.addEventListener('click', () => turn(history.undo()));
  redo.addEventListener('click', () => turn(history.redo()));
  for (const place of [root, figure]) {
    place.addEventListener('keydown', (event) => {
      if (!(event.ctrlKey || event.metaKey) || (event.target as HTMLElement).matches('input')) return;
      const to = { z: event.shiftKey ? redo : undo, y: redo }[event.key.toLowerCase()];
      if (!to) return;
      event.preventDefault();
      to.click();
    });
  }
  list();
});

function action(label: string): HTMLButtonElement {
  return element('button', { type: 'button', textContent: label });
}

function small(label: string, ofLesion: string): HTMLButtonElement {
  const button = element('button', { type: 'button', className: 'small', textContent: label });
  button.setAttribute('aria-label', ofLesion);
  return button;
}

/** Undefined where there is nothing. */
function union(parts: (Uint8Array | undefined)[]): Uint8Array | undefined {
  return parts.reduce((all, part) => (all && part ? all.map((one, at) => one | (part[at] ?? 0)) : (all ?? part)), undefined);
}

function attributes(lesion: Lesion, classes: LabelClass[], index: number, touched: (of?: string) => void): HTMLElement[] {
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
      touched(`${index} ${code}`);
    });
    return input;
  });
}
