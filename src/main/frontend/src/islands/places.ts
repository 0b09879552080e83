import { joinIn } from '../handing-in';
import { element, mount } from '../island';
import { boxOf, geometryOf, type Label, type LabelClass } from '../labels';
import { Layers, type Piece } from '../layers';
import { drawn, nameOfRule, type Outlines, outlineStack, type Rule } from '../outlines';
import { type Box, go, type Grid, thumbnail } from '../overlay';
import { boxOn, colorOfReader, Drawings, MERGED, readerLayers, uncertainLayers } from '../readings';
import { text } from '../texts';

interface Presented {
  lesion: number;
  readers: { reader: number; label: Label; volumeMm3?: number | null }[];
  missing: number[];
  overlaps: { readers: number[]; iou: number; surfaceAgreement?: number | null }[];
  uncertainFraction?: number | null;
  merges: { by: Rule; box?: PixelBox | null }[];
  parted: { reader: number; partedBy: number; lesions: number[] }[];
}

/** As the server says it. */
interface PixelBox {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
  firstSlice: number;
  lastSlice: number;
}

interface Props {
  classes: LabelClass[];
  grid: Grid;
  lesions: Presented[];
  preview: string;
  outlines: string;
  /** What was answered before and not handed in. */
  answered: Answer[];
}

interface Answer {
  lesion: number;
  action: string;
  reader?: number;
  by?: Rule;
  label?: Label;
}

const NUMBERS: { key: keyof Box; name: string; slice?: boolean }[] = [
  { key: 'first', name: text('task.first-slice'), slice: true },
  { key: 'last', name: text('task.last-slice'), slice: true },
  { key: 'x0', name: 'x0' },
  { key: 'y0', name: 'y0' },
  { key: 'x1', name: 'x1' },
  { key: 'y1', name: 'y1' },
];

mount<Props>('places', async (root, { classes, grid, lesions, preview, outlines, answered }) => {
  const outlined = lesions.some(({ readers }) => readers.some(({ label }) => !boxOf(label)));
  const drawings = outlined ? await drawn(outlines).catch(() => null) : new Map<number, Outlines>();
  if (!drawings) root.append(element('p', { className: 'notice notice-warn', textContent: text('task.outlines-missing') }));
  const before = new Map(answered.map((answer) => [answer.lesion, answer]));
  const answers = new Map<number, () => Answer>(answered.map((answer) => [answer.lesion, () => answer]));
  const { changed } = joinIn((beside) => {
    if (beside.form['kind'] !== 'per-lesion') return;
    const open = lesions.filter(({ lesion }) => !answers.has(lesion));
    beside.problems.push(...open.map(({ lesion }) => text('task.unanswered', lesion)));
    beside.members['decision'] = { lesions: [...answers.values()].map((answer) => answer()) };
  });
  const figure = document.querySelector<HTMLElement>('.viewer');
  const layers = figure && over(figure, lesions, new Drawings([...(drawings ?? new Map<number, Outlines>()).values()]), (lesion) => answers.get(lesion)?.());
  const nameOf = (code: string) => classes.find((known) => known.code === code)?.name ?? code;

  const said = ({ label, reader, volumeMm3 }: Presented['readers'][number]): HTMLElement => {
    const box = boxOf(label);
    const where = box ? text('task.where', box.first + 1, box.last + 1, box.x0, box.x1, box.y0, box.y1) : text('task.outline');
    const mark = element('span', { className: 'mark', textContent: '■ ' });
    mark.style.color = colorOfReader(reader);
    mark.setAttribute('aria-hidden', 'true');
    return element('li', {}, mark, `${text('task.reader', reader)}: ${nameOf(label.class)}, ${where}${volumeMm3 == null ? '' : `, ${text('task.volume', Math.round(volumeMm3))}`}`);
  };

  const row = (presented: Presented): HTMLElement => {
    const { lesion, readers, missing, overlaps, uncertainFraction, merges, parted } = presented;
    const boxes = readers.flatMap(({ reader, label }) => {
      const box = boxOf(label);
      return box ? [{ box, color: colorOfReader(reader), dashed: reader % 2 === 0, title: text('task.reader', reader) }] : [];
    });
    const middle = boxes[0] ? Math.floor((boxes[0].box.first + boxes[0].box.last) / 2) : 0;
    const editor = element('div', { className: 'editor', hidden: true });
    const choices = element('fieldset', {}, element('legend', { className: 'sr-only', textContent: text('task.lesion', lesion) }));
    const choice = (said: string, answer: () => Answer, edits = false) => {
      const input = element('input', { type: 'radio', name: `lesion-${lesion}` });
      const [was, is] = [before.get(lesion), answer()];
      if (was?.action === is.action && was.reader === is.reader && was.by === is.by) {
        input.checked = true;
        editor.hidden = !edits;
        answers.set(lesion, answer);
      }
      input.addEventListener('change', () => {
        answers.set(lesion, answer);
        editor.hidden = !edits;
        changed();
        layers?.draw();
      });
      choices.append(element('label', {}, input, ` ${said}`));
    };
    for (const { reader } of readers) choice(text('task.as-reader', text('task.reader', reader)), () => ({ lesion, action: 'choose', reader }));
    for (const { by } of merges) choice(nameOfRule(by), () => ({ lesion, action: 'merge', by }));
    const first = boxes[0];
    const start = readers.find(({ label }) => boxOf(label))?.label;
    if (first && start) {
      const was = before.get(lesion)?.label;
      const edited = { code: was?.class ?? start.class, box: { ...((was && boxOf(was)) ?? first.box) } };
      editor.append(...edit(edited, lesion, classes, () => layers?.draw()));
      choice(text('task.corrected'), () => ({ lesion, action: 'edit', label: { class: edited.code, kind: 'box', geometry: geometryOf(edited.box), attributes: edited.code === start.class ? (start.attributes ?? {}) : {} } }), true);
    }
    choice(text('task.no-lesion'), () => ({ lesion, action: 'drop' }));
    const facts = [
      ...overlaps.map(({ readers: two, iou }) => text('task.overlap', two.join(' + '), Math.round(iou * 100))),
      ...overlaps.flatMap(({ readers: two, surfaceAgreement: share }) => (share == null ? [] : [text('task.surfaces', two.join(' + '), Math.round(share * 100))])),
      ...(uncertainFraction == null ? [] : [text('task.uncertain', Math.round(uncertainFraction * 100))]),
      ...parted.map(({ reader, partedBy, lesions: parts }) => text('task.parted', text('task.reader', reader), parts.join(' + '), text('task.reader', partedBy))),
      ...missing.map((reader) => text('task.nothing-here', text('task.reader', reader))),
    ];
    const drawing = drawings?.get(lesion);
    const slices = drawing ? drawing.slices.map(({ slice }) => slice) : [middle];
    const show = element('button', { type: 'button', className: 'small', textContent: text('task.show') });
    show.setAttribute('aria-label', text('task.show-lesion', lesion));
    show.addEventListener('click', () => {
      const slice = slices[Math.floor(slices.length / 2)] ?? 0;
      if (!figure) return;
      go(figure, slice);
      figure.scrollIntoView({ block: 'start' });
      figure.querySelector<HTMLElement>('.view')?.focus({ preventScroll: true });
    });
    const picture = drawing
      ? outlineStack(preview, grid, drawing, boxes)
      : thumbnail(preview, text('task.slice-with-lesion', middle + 1, lesion), grid, middle, boxes);
    return element(
      'tr',
      {},
      element('th', { scope: 'row', textContent: String(lesion) }),
      element('td', {}, picture, show),
      element('td', {}, element('ul', { className: 'plain' }, ...readers.map(said), ...facts.map((fact) => element('li', { textContent: fact })))),
      element('td', {}, choices, editor),
    );
  };

  root.append(
    element(
      'div',
      { className: 'scroll' },
      element(
        'table',
        { className: 'lesions places' },
        element('caption', { className: 'sr-only', textContent: text('task.lesions-read') }),
        element('thead', {}, element('tr', {}, element('td'), ...[text('task.image'), text('task.readings'), text('task.answer')].map((name) => element('th', { scope: 'col', textContent: name })))),
        element('tbody', {}, ...lesions.map(row)),
      ),
    ),
  );
});

function boxFrom(label: Label | undefined): Box | null {
  return label ? boxOf(label) : null;
}

function pixels(box: PixelBox | null | undefined): Box | null {
  return box ? { x0: box.x0, y0: box.y0, x1: box.x1, y1: box.y1, first: box.firstSlice, last: box.lastSlice } : null;
}

/** Each reading, where they differ, and what the answers given come to; where there is none yet, what lies between the readings. */
function over(figure: HTMLElement, lesions: Presented[], drawings: Drawings, answerOf: (lesion: number) => Answer | undefined): Layers {
  const numbers = [...new Set(lesions.flatMap(({ readers, missing }) => [...readers.map(({ reader }) => reader), ...missing]))].sort((a, b) => a - b);
  const readings = numbers.map((reader) => ({ reader, labels: lesions.flatMap(({ readers }) => readers.filter((one) => one.reader === reader).map(({ label }) => label)) }));
  const come = ({ lesion, readers, merges }: Presented, slice: number): Piece[] => {
    const { action, reader, by, label } = answerOf(lesion) ?? { action: 'merge' };
    const of = drawings.on(slice).find((drawing) => drawing.lesion === lesion)?.of;
    const rule = by ?? 'consensus';
    const chosen = readers.find((one) => one.reader === reader)?.label;
    const merged = action === 'merge' ? pixels(merges.find((one) => one.by === rule)?.box) : null;
    const path = action === 'merge' ? of?.merged?.[rule] : action === 'choose' ? of?.readers?.find((one) => one.reader === reader)?.path : undefined;
    return [...boxOn(merged ?? boxFrom(action === 'choose' ? chosen : label), slice), ...(path ? [{ path }] : [])];
  };
  const result = { key: 'm', name: text('layers.result'), color: MERGED, alone: true, on: (slice: number) => lesions.flatMap((lesion) => come(lesion, slice)) };
  return new Layers(figure, [...uncertainLayers(drawings), ...readerLayers(readings, drawings), result]);
}

function edit(edited: { code: string; box: Box }, lesion: number, classes: LabelClass[], changed: () => void): HTMLElement[] {
  const choice = element(
    'select',
    {},
    ...classes.filter(({ kind }) => kind === 'box').map(({ code, name }) => element('option', { value: code, textContent: name, selected: code === edited.code })),
  );
  choice.setAttribute('aria-label', text('task.of-lesion', text('task.class'), lesion));
  choice.addEventListener('change', () => (edited.code = choice.value));
  const inputs = NUMBERS.map(({ key, name, slice }) => {
    const input = element('input', { type: 'number', step: slice ? '1' : 'any', value: String(edited.box[key] + (slice ? 1 : 0)) });
    input.addEventListener('input', () => {
      edited.box[key] = Number(input.value) - (slice ? 1 : 0);
      changed();
    });
    input.setAttribute('aria-label', text('task.of-lesion', name, lesion));
    return element('label', {}, `${name} `, input);
  });
  return [choice, ...inputs];
}
