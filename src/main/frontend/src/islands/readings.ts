import { fillForm } from '../handing-in';
import { element, mount } from '../island';
import { boxOf, type LabelClass } from '../labels';
import { Layers } from '../layers';
import { drawn } from '../outlines';
import { go } from '../overlay';
import { Drawings, type Reading, readerLayers, uncertainLayers } from '../readings';
import { text } from '../texts';

interface Props {
  readings: Reading[];
  classes: LabelClass[];
  /** What is drawn over the images; absent where nothing is. */
  outlines?: string | null;
  /** Reader 1 is who looks at it. */
  own?: boolean;
  /** What a form that is started from the readings' findings says beside them. */
  start?: Record<string, string> | null;
}

mount<Props>('readings', async (root, { readings, classes, outlines, own, start }) => {
  const figure = document.querySelector<HTMLElement>('.viewer');
  if (figure && outlines) {
    const drawings = new Drawings([...(await drawn(outlines)).values()]);
    if (own) go(figure, firstDifferent(readings, drawings));
    new Layers(figure, [...uncertainLayers(drawings), ...readerLayers(readings, drawings, own)]);
  }
  if (start) root.append(...startsFrom(readings, classes, start));
});

/** Where one of two has what the other has not; where there is no such slice, the first that anything is on. */
function firstDifferent(readings: Reading[], drawings: Drawings): number {
  const slices = drawings.all.flatMap(({ slices: all }) => all);
  const alone = slices.filter(({ uncertain, readers }) => uncertain?.length || readers?.length === 1).map(({ slice }) => slice);
  const boxes = readings.flatMap(({ labels }) => labels.map(boxOf)).flatMap((box) => (box ? [box.first] : []));
  const first = [alone, boxes, slices.map(({ slice }) => slice)].find((some) => some.length) ?? [0];
  return Math.min(...first);
}

/** Findings that any reading has, that more than half have, that all have: to begin with, never the answer. */
function startsFrom(readings: Reading[], classes: LabelClass[], start: Record<string, string>): HTMLElement[] {
  const given = readings.map(({ labels }) => new Set(labels.filter(({ kind }) => kind === 'finding').map((label) => label.class)));
  const heldBy = (votes: number) => classes.map(({ code }) => code).filter((code) => given.filter((one) => one.has(code)).length >= votes);
  const begin = (name: string, votes: number) => {
    const findings = heldBy(votes);
    const button = element('button', { type: 'button', className: 'small', textContent: name, disabled: findings.length === 0 });
    button.addEventListener('click', () => fillForm({ ...start, findings }));
    return button;
  };
  const all = readings.length;
  const ways = [begin(text('layers.any'), 1), ...(all > 2 ? [begin(text('layers.most'), Math.floor(all / 2) + 1)] : []), begin(text('layers.every'), all)];
  return [element('p', { className: 'row' }, element('span', { textContent: text('layers.start') }), ...ways)];
}
