import { attributeFields } from '../attribute-fields';
import { Brush, type Canvas } from '../brush';
import { Checks } from '../checks';
import { DrawingFields } from '../drawing-fields';
import { type Drawing, drawing, KINDS } from '../drawings';
import { filledBetween } from '../fills';
import { joinIn, onJump } from '../handing-in';
import { History } from '../history';
import { element, mount } from '../island';
import { bars, colorOf, type Label, type LabelClass } from '../labels';
import { begun, copyOf, kindOf, labelOf, type Lesion, lesionOf, problems, sliceOf } from '../lesion';
import { MaskStore } from '../mask-store';
import { Mask, type Point } from '../masks';
import { type Box, type Grid, Overlay } from '../overlay';
import { painted, Threshold, union } from '../painting';
import { Palette } from '../palette';
import { Pen, type Pointed } from '../pen';
import { text } from '../texts';

interface Props {
  classes: LabelClass[];
  grid: Grid;
  labels: Label[];
  /** Lesions of readings that may be taken over. */
  from?: { alias: string; labels: Label[] }[];
  /** Where masks are kept; without it none are painted. */
  masks?: string;
  /** Where labels are looked at while they are drawn. */
  check?: string;
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

/** Of the kinds that are drawn by points: how one is added by keys. */
const ADDED: Record<string, string> = {
  point: text('task.add-point'),
  polyline: text('task.add-line'),
  polygon: text('task.add-outline'),
  'rotated-box': text('task.add-rotated-box'),
};

mount<Props>('lesions', async (root, { classes, grid, labels, from, masks, check, kinds }) => {
  const figure = document.querySelector<HTMLElement>('.slices');
  if (!figure) throw new Error('lesions: no images');
  const ofKind = (kind: string) => classes.filter((known) => known.kind === kind);
  const store = masks && ofKind('mask').length > 0 ? new MaskStore(masks, grid, () => told()) : null;
  const lesions: Lesion[] = [];
  let loaded = false;
  let isOpen = () => false;
  /** Which lesion each label is that was added last. */
  let added: Lesion[] = [];
  const problemsOf = (lesion: Lesion) => problems(lesion, grid, classes, store);
  const labelled = () => {
    const whole = lesions.map((lesion) => ({ lesion, label: labelOf(lesion, store) })).filter(({ label }) => label !== null);
    added = whole.map(({ lesion }) => lesion);
    return whole.map(({ label }) => label as Label);
  };
  const { changed } = joinIn((beside) => {
    if (isOpen()) beside.problems.push(text('task.drawing-open'));
    // Nothing drawn is no answer here: what readings have is answered elsewhere.
    if (kinds && (loaded ? lesions : labels).length === 0) return;
    if (kinds && !kinds.includes(String(beside.form['kind']))) beside.problems.push(text('task.drawn-unused'));
    lesions.forEach((lesion, index) => beside.problems.push(...problemsOf(lesion).map((what) => ({ sentence: text('task.lesion-problem', index + 1, what), go: () => jump(index) }))));
    beside.members['labels'] = loaded ? labelled() : labels;
  });
  lesions.push(...(await Promise.all(labels.map((label) => lesionOf(label, store)))));
  loaded = true;

  const overlay = new Overlay(figure, grid);
  const brush = store && new Brush(figure, grid, overlay);
  const history = new History(lesions.map(copyOf));
  const threshold = new Threshold(figure);
  /** The one that is painted on. */
  let active = -1;
  /** What the server finds in a lesion as it was when it was looked at. */
  let found = new Map<Lesion, string[]>();
  let tellRows: (() => void)[] = [];
  /** Opens the numbers of each drawing. */
  let unfold: (() => void)[] = [];

  const body = element('tbody');
  const empty = element('p', { className: 'hint', textContent: text('task.no-lesion-marked') });
  const faults = element('p', { className: 'row faults', hidden: true });
  const add = action(text('task.add-box'));
  const paint = action(text('task.add-mask'));
  const undo = action(text('task.undo'));
  const redo = action(text('task.redo'));
  add.hidden = ofKind('box').length === 0;
  paint.hidden = !brush;
  const adds = KINDS.filter((kind) => ofKind(kind).length > 0).map((kind) => {
    const button = action(ADDED[kind] ?? '');
    button.addEventListener('click', () => beginTyped(kind));
    return button;
  });
  undo.setAttribute('aria-keyshortcuts', 'Control+Z');
  redo.setAttribute('aria-keyshortcuts', 'Control+Y');
  const heads = ['', text('task.class-details'), ...(ofKind('box').length ? NUMBERS.map(({ name }) => name) : [text('task.place-of')]), ''];
  const wide = heads.length - 3;
  const table = element(
    'table',
    { className: 'lesions' },
    element('caption', { className: 'sr-only', textContent: text('task.lesions-marked') }),
    element('thead', {}, element('tr', {}, ...heads.map((name) => (name ? element('th', { scope: 'col', textContent: name }) : element('td'))))),
    body,
  );
  const palette = new Palette(figure, classes, [root, figure], ({ kind, code }) => {
    if (kind !== 'mask') return;
    active = lesions.findLastIndex((lesion) => lesion.mask && lesion.code === code);
    redraw();
  });
  root.append(palette.row, element('div', { className: 'scroll' }, table), empty, faults, element('p', { className: 'row' }, add, ...adds, paint, undo, redo));

  /** @param of what is typed in, where it is typed */
  const touched = (of?: string) => {
    history.add(lesions.map(copyOf), of);
    changed();
    steps();
    tellFaults();
  };
  const steps = () => {
    undo.disabled = !history.undoable;
    redo.disabled = !history.redoable;
  };
  const told = () => {
    tellRows.forEach((tell) => tell());
    changed();
  };
  const redraw = () => {
    overlay.show(lesions.flatMap(({ box, code }, index) => (box ? [{ box, color: colorOf(classes, code), title: text('task.lesion', index + 1) }] : [])));
    pen.show(lesions.map(({ drawing, code }, index) => drawing && { drawing, color: colorOf(classes, code), title: text('task.lesion', index + 1) }));
    brush?.show(lesions.flatMap(({ mask, code }) => (mask ? [{ mask, color: colorOf(classes, code) }] : [])));
    tellRows.forEach((tell) => tell());
  };
  const list = () => {
    tellRows = [];
    unfold = [];
    body.replaceChildren(...lesions.map(row));
    table.hidden = lesions.length === 0;
    empty.hidden = lesions.length > 0;
    redraw();
    steps();
    tellFaults();
  };
  const turn = (to: Lesion[] | undefined) => {
    if (!to) return;
    const within = root.contains(document.activeElement);
    // Of another number of lesions it is not known which of them is painted on.
    if (to.length !== lesions.length) active = -1;
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
    begin(begun(palette.of('box'), { box }));
    body.lastElementChild?.querySelector('select')?.focus();
  };
  /** Leaves the focus where it is: the page must not move under a brush. */
  const beginMask = () => {
    active = lesions.length;
    begin(begun(palette.of('mask'), { mask: Mask.none(grid) }));
  };
  const beginTyped = (kind: string) => {
    const [left, top, right, bottom] = middle(grid);
    const centre = { x: (left + right) / 2, y: (top + bottom) / 2 };
    const corners = [{ x: left, y: top }, { x: right, y: top }, { x: right, y: bottom }, { x: left, y: bottom }];
    const points = kind === 'polygon' ? corners : kind === 'polyline' ? [corners[0], corners[2]] as Point[] : [centre];
    const turned = kind === 'rotated-box' ? { width: right - left, height: bottom - top, angle: 0 } : null;
    begin(begun(palette.of(kind), { drawing: drawing(kind, overlay.slice, points, turned) }));
    unfold.at(-1)?.();
  };
  const use = (tool: string) => figure.dispatchEvent(new CustomEvent('use', { detail: tool }));

  const drawn = ({ tool, slice, points }: Pointed) => {
    if (store && ['fill', 'cut', 'region'].includes(tool)) return fill(tool, slice, points);
    const [from, to] = points as [Point, Point];
    if (tool === 'rotated-box') {
      const [width, height] = [Math.abs(to.x - from.x), Math.abs(to.y - from.y)];
      if (width < 1 || height < 1) return;
      begin(begun(palette.of(tool), { drawing: drawing(tool, slice, [{ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }], { width, height, angle: 0 }) }));
    } else {
      const kind = tool === 'spline' ? 'polygon' : tool;
      begin(begun(palette.of(kind), { drawing: drawing(kind, slice, points) }));
    }
    say(text('task.lesion-drawn', lesions.length));
  };
  const say = (sentence: string) => {
    const said = figure.querySelector('[data-said]');
    if (said) said.textContent = sentence;
  };
  const pen = new Pen(figure, overlay, {
    drawn,
    changed: (index, drawing) => {
      const lesion = lesions[index];
      if (!lesion) return;
      lesion.drawing = drawing;
      touched();
      redraw();
    },
    say: (points) => say(text('task.points', points)),
  });
  isOpen = () => pen.drawing;

  /** What is painted on, and where nothing may be: voxels of others, and values that are not asked for. */
  const canvasOf = (index: number): Canvas => {
    const { code, mask } = lesions[index] as Lesion;
    const others = lesions.filter((other, at) => at !== index && bars(classes, code, other.code));
    const known = new Map<number, Uint8Array | undefined>();
    const barred = (slice: number) => {
      if (!known.has(slice)) known.set(slice, union([...others.map((other) => other.mask?.on(slice)), threshold.barred(slice, grid)]));
      return known.get(slice);
    };
    return { mask: mask ?? Mask.none(grid), barred };
  };
  const beginPainting = () => {
    if (active < 0) beginMask();
    return canvasOf(active);
  };
  const put = (index: number, mask: Mask) => {
    const lesion = lesions[index];
    if (!lesion) return;
    lesion.mask = mask;
    store?.keep(mask);
    touched();
    redraw();
  };
  const fill = (tool: string, slice: number, points: Point[]) => {
    if (tool === 'region' && !threshold.set) return say(text('task.values-missing'));
    if (tool === 'region' && !threshold.compares(slice)) return say(text('task.values-none'));
    const canvas = beginPainting();
    put(active, painted(canvas, tool, slice, points, grid));
  };
  const between = (index: number) => {
    const others = lesions.filter((other, at) => at !== index && bars(classes, lesions[index]?.code ?? '', other.code));
    const mask = lesions[index]?.mask;
    if (mask) put(index, filledBetween(mask, grid, (slice) => union(others.map((other) => other.mask?.on(slice)))));
  };

  const jump = (index: number) => {
    const lesion = lesions[index];
    if (!lesion) return;
    overlay.go(sliceOf(lesion));
    const focused = body.children[index]?.querySelector<HTMLElement>('select, button');
    focused?.scrollIntoView({ block: 'center' });
    focused?.focus();
  };
  const tellFaults = () => {
    const places = lesions.flatMap((lesion, index) => (faultsOf(lesion).length > 0 ? [index] : []));
    faults.hidden = places.length === 0;
    faults.replaceChildren(
      element('span', { textContent: text('task.still-wrong') }),
      ...places.map((index) => {
        const button = element('button', { type: 'button', className: 'small', textContent: text('task.lesion', index + 1) });
        button.addEventListener('click', () => jump(index));
        return button;
      }),
    );
    tellRows.forEach((tell) => tell());
  };
  /** What its row does not say anyway. */
  const faultsOf = (lesion: Lesion): string[] => {
    const own = problemsOf(lesion).filter((what) => what !== text('task.mask-sending') && what !== text('task.mask-empty'));
    const others = (found.get(lesion) ?? []).filter((sentence) => !own.includes(sentence.replace(/\.$/, '')));
    return [...own.map((what) => `${what.charAt(0).toUpperCase()}${what.slice(1)}.`), ...others];
  };
  onJump((label) => added[label] && jump(lesions.indexOf(added[label])));
  if (check) {
    let asked: Lesion[] = [];
    const ask = () => {
      const whole = labelled();
      asked = added;
      return whole;
    };
    new Checks(check, ask, (sentences) => {
      found = new Map([...sentences].flatMap(([label, said]) => (asked[label] ? [[asked[label], said]] : [])));
      tellFaults();
    });
  }

  const row = (lesion: Lesion, index: number): HTMLElement => {
    const ofLesion = (name: string) => text('task.of-lesion', name, index + 1);
    const remove = small(text('task.delete'), text('task.delete-lesion', index + 1));
    remove.addEventListener('click', () => {
      lesions.splice(index, 1);
      if (active >= index) active = active === index ? -1 : active - 1;
      touched();
      list();
      ([add, ...adds, paint].find((button) => !button.hidden) ?? undo).focus();
    });
    const number = element('th', { scope: 'row', textContent: String(index + 1) });
    if (lesion.kept) {
      const what = classes.find((known) => known.code === lesion.code)?.name ?? lesion.code;
      return element('tr', {}, number, element('td', { colSpan: wide + 1, textContent: text('task.by-program', what) }), element('td', { className: 'act' }, remove));
    }
    const details = element('div', { className: 'details' }, ...attributeFields(lesion, classes, index, touched));
    const choice = element('select', {}, ...ofKind(kindOf(lesion)).map(({ code, name }) => element('option', { value: code, textContent: name, selected: code === lesion.code })));
    choice.setAttribute('aria-label', ofLesion(text('task.class')));
    choice.addEventListener('change', () => {
      lesion.code = choice.value;
      lesion.attributes = {};
      if (!classes.find(({ code }) => code === lesion.code)?.confidence) lesion.confidence = null;
      details.replaceChildren(...attributeFields(lesion, classes, index, touched));
      touched();
      redraw();
    });
    const fault = element('p', { className: 'fault', id: `lesion-fault-${index + 1}`, hidden: true });
    choice.setAttribute('aria-describedby', fault.id);
    const line = element('tr', {}, number, element('td', {}, choice, details, fault));
    tellRows.push(() => {
      const said = faultsOf(lesion).join(' ');
      if (fault.textContent !== said) fault.textContent = said;
      fault.hidden = said === '';
      line.classList.toggle('lacking', said !== '');
    });
    const show = small(text('task.show'), text('task.show-lesion', index + 1));
    show.addEventListener('click', () => overlay.go(sliceOf(lesion)));
    const { box, drawing: drawn } = lesion;
    const cells = box ? numbers(box, index) : [drawn ? fields(lesion, index) : extent(index)];
    line.append(...cells, element('td', { className: 'act' }, show, ...(box || drawn ? [] : [resume(index), bridge(index)]), remove));
    return line;
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

  const fields = (lesion: Lesion, index: number): HTMLElement => {
    const shown = new DrawingFields(index, {
      drawing: () => lesion.drawing,
      typed: (drawing: Drawing, of?: string) => {
        lesion.drawing = drawing;
        touched(of);
        redraw();
      },
    });
    tellRows.push(() => shown.tell());
    unfold.push(() => shown.unfold());
    return element('td', { colSpan: wide }, shown.place);
  };

  const extent = (index: number): HTMLElement => {
    const cell = element('td', { colSpan: wide, className: 'mask' });
    tellRows.push(() => {
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
    tellRows.push(() => button.setAttribute('aria-pressed', String(active === index)));
    button.addEventListener('click', () => {
      active = index;
      redraw();
      use('brush');
    });
    return button;
  };

  const bridge = (index: number): HTMLElement => {
    const button = small(text('task.between'), text('task.between-lesion', index + 1));
    tellRows.push(() => {
      const mask = lesions[index]?.mask;
      button.hidden = !mask?.gaps;
    });
    button.addEventListener('click', () => {
      between(index);
      // It is gone where nothing is left to fill.
      body.children[index]?.querySelector<HTMLElement>('[aria-pressed]')?.focus();
    });
    return button;
  };

  const takeOver = ({ alias, labels: theirs }: { alias: string; labels: Label[] }): HTMLElement => {
    const button = element('button', { type: 'button', className: 'small', textContent: text('task.take-over', alias) });
    button.addEventListener('click', async () => {
      lesions.splice(0, lesions.length, ...(await Promise.all(theirs.map((label) => lesionOf(label, store)))));
      active = -1;
      touched();
      list();
    });
    return button;
  };
  if (from) root.prepend(element('p', { className: 'row' }, ...from.map(takeOver)));

  overlay.onDrag(beginBox);
  brush?.onStroke(beginPainting, (mask) => put(active, mask));
  threshold.follow((event) => ({ slice: overlay.slice, point: overlay.point(event) }), grid, overlay.svg);
  add.addEventListener('click', () => {
    const [x0, y0, x1, y1] = middle(grid);
    beginBox({ x0, y0, x1, y1, first: overlay.slice, last: overlay.slice });
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

/** The quarter of the image in its middle: left, top, right, bottom. */
function middle({ columns, rows }: Grid): [number, number, number, number] {
  const [width, height] = [Math.max(1, Math.floor(columns / 4)), Math.max(1, Math.floor(rows / 4))];
  const [left, top] = [Math.floor((columns - width) / 2), Math.floor((rows - height) / 2)];
  return [left, top, left + width, top + height];
}

function action(label: string): HTMLButtonElement {
  return element('button', { type: 'button', textContent: label });
}

function small(label: string, ofLesion: string): HTMLButtonElement {
  const button = element('button', { type: 'button', className: 'small', textContent: label });
  button.setAttribute('aria-label', ofLesion);
  return button;
}
