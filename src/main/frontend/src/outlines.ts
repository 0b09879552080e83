import { get } from './http';
import { element } from './island';
import { type Grid, type Shape, thumbnail } from './overlay';
import { text } from './texts';

/** What is drawn of one place; paths are SVG path data in pixels of the image. */
export interface Outlines {
  lesion: number;
  slices: {
    slice: number;
    readers?: { reader: number; path: string }[];
    /** By how they are merged. */
    merged?: Partial<Record<Rule, string>>;
    uncertain?: { entropy: number; path: string }[];
  }[];
}

export const RULES = ['consensus', 'union', 'intersection', 'majority'] as const;
export type Rule = (typeof RULES)[number];

export function nameOfRule(rule: Rule): string {
  const names = { consensus: text('task.half-way'), union: text('task.union'), intersection: text('task.intersection'), majority: text('task.majority') };
  return names[rule];
}

export const READERS = ['#7cc4ee', '#ffb74d', '#81c784', '#e57373', '#ba68c8'];
const MERGED = '#ffffff';
const UNCERTAIN = '#ffd54a';

/** By the number of the lesion; those that nobody outlined are not there. */
export async function drawn(url: string): Promise<Map<number, Outlines>> {
  const all = (await get(url)) as Outlines[];
  return new Map(all.map((one) => [one.lesion, one]));
}

/** A picture of the slices of a place, to be stepped through, with what is drawn over them to be shown or hidden. */
export function outlineStack(url: string, grid: Grid, outlines: Outlines, boxes: Shape[]): HTMLElement {
  const { lesion, slices } = outlines;
  const readers = [...new Set(slices.flatMap((one) => (one.readers ?? []).map(({ reader }) => reader)))].sort((a, b) => a - b);
  const rules = RULES.filter((rule) => slices.some(({ merged }) => merged?.[rule]));
  const shown = new Set<string>(['consensus', 'uncertain', ...readers.map(String)]);
  const frame = element('div', { className: 'outlined' });
  const slider = element('input', { type: 'range', min: '0', max: String(slices.length - 1), value: String(Math.floor(slices.length / 2)), hidden: slices.length < 2 });
  slider.setAttribute('aria-label', text('task.slice-of-lesion', lesion));

  const draw = () => {
    const at = slices[Number(slider.value)];
    if (!at) return;
    const name = text('task.slice-with-lesion', at.slice + 1, lesion);
    slider.setAttribute('aria-valuetext', name);
    const picture = thumbnail(url, name, grid, at.slice, boxes);
    const over = picture.querySelector('svg');
    over?.prepend(
      ...(shown.has('uncertain') ? (at.uncertain ?? []).map(({ entropy, path }) => area(path, entropy)) : []),
      ...(at.readers ?? []).filter(({ reader }) => shown.has(String(reader))).map(({ reader, path }) => line(path, READERS[(reader - 1) % READERS.length] ?? '#fff', reader % 2 === 0)),
      ...rules.flatMap((rule) => (shown.has(rule) && at.merged?.[rule] ? [line(at.merged[rule], MERGED, false)] : [])),
    );
    frame.replaceChildren(picture);
  };
  const toggle = (key: string, name: string, color: string): HTMLElement => {
    const input = element('input', { type: 'checkbox', checked: shown.has(key) });
    input.addEventListener('change', () => {
      if (input.checked) shown.add(key);
      else shown.delete(key);
      draw();
    });
    const mark = element('span', { className: 'swatch' });
    mark.style.background = color;
    return element('label', {}, input, mark, ` ${name}`);
  };
  const toggles = element('div', { className: 'toggles' }, ...readers.map((reader) => toggle(String(reader), text('task.reader', reader), READERS[(reader - 1) % READERS.length] ?? '#fff')));
  toggles.append(...rules.map((rule) => toggle(rule, nameOfRule(rule), MERGED)));
  if (slices.some(({ uncertain }) => uncertain?.length)) toggles.append(toggle('uncertain', text('task.differs'), UNCERTAIN));
  slider.addEventListener('input', draw);
  draw();
  return element('div', {}, frame, slider, toggles);
}

function line(data: string, color: string, dashed: boolean): SVGElement {
  return path(data, { fill: 'none', stroke: color, 'stroke-width': '2', 'vector-effect': 'non-scaling-stroke', ...(dashed ? { 'stroke-dasharray': '5 4' } : {}) });
}

function area(data: string, entropy: number): SVGElement {
  return path(data, { fill: UNCERTAIN, 'fill-rule': 'evenodd', 'fill-opacity': String(0.15 + 0.4 * entropy) });
}

function path(data: string, attributes: Record<string, string>): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  for (const [name, value] of Object.entries({ d: data, ...attributes })) made.setAttribute(name, value);
  return made;
}
