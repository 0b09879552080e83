import { boxOf, type Label } from './labels';
import type { Layer, Piece } from './layers';
import { type Outlines, READERS } from './outlines';
import type { Box } from './overlay';
import { text } from './texts';

/** What a reader marked, under an alias. */
export interface Reading {
  reader: number;
  labels: Label[];
}

const UNCERTAIN = '#ffd54a';
export const MERGED = '#ffffff';

export function colorOfReader(reader: number): string {
  return reader > 0 ? (READERS[(reader - 1) % READERS.length] ?? MERGED) : MERGED;
}

/** Edges of a box where a slice has it. */
export function boxOn(box: Box | null, slice: number): Piece[] {
  if (!box || slice < box.first || slice > box.last || !(box.x0 < box.x1 && box.y0 < box.y1)) return [];
  return [{ path: `M${box.x0} ${box.y0}H${box.x1}V${box.y1}H${box.x0}Z` }];
}

/** Slices of places, to be looked up. */
export class Drawings {
  private readonly bySlice = new Map<number, { lesion: number; of: Outlines['slices'][number] }[]>();

  constructor(readonly all: Outlines[]) {
    for (const { lesion, slices } of all) {
      for (const of of slices) this.bySlice.set(of.slice, [...(this.bySlice.get(of.slice) ?? []), { lesion, of }]);
    }
  }

  on(slice: number): { lesion: number; of: Outlines['slices'][number] }[] {
    return this.bySlice.get(slice) ?? [];
  }
}

/** One layer for each reader, by number; 0 is what the case came to. @param own reader 1 is who looks at it */
export function readerLayers(readings: Reading[], drawings: Drawings, own = false): Layer[] {
  const order = ({ reader }: Reading) => reader || Infinity;
  return [...readings].sort((a, b) => order(a) - order(b)).map(({ reader, labels }) => {
    const boxes = labels.map(boxOf);
    return {
      key: reader > 0 ? String(reader) : 'M',
      name: reader === 0 ? text('layers.truth') : own ? text('layers.own') : text('layers.reader', reader),
      color: colorOfReader(reader),
      dashed: reader > 0 && reader % 2 === 0,
      alone: true,
      on: (slice) => [
        ...boxes.flatMap((box) => boxOn(box, slice)),
        ...drawings.on(slice).flatMap(({ of }) => (of.readers ?? []).filter((one) => one.reader === reader).map(({ path }) => ({ path }))),
      ],
    };
  });
}

/** None where nowhere only some readings have something. */
export function uncertainLayers(drawings: Drawings): Layer[] {
  if (!drawings.all.some(({ slices }) => slices.some(({ uncertain }) => uncertain?.length))) return [];
  const on = (slice: number) => drawings.on(slice).flatMap(({ of }) => (of.uncertain ?? []).map(({ path, entropy }) => ({ path, shade: 0.15 + 0.4 * entropy })));
  return [{ key: 'U', name: text('layers.differs'), color: UNCERTAIN, alone: false, on }];
}
