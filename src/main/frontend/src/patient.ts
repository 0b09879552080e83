import type { Place, Slice } from './headers';

/** Where the voxels are in the patient (LPS): steps of one voxel along the columns, the rows and the slices, in mm. */
export interface Steps {
  column: number[];
  row: number[];
  slice: number[];
}

/** A point in the patient (LPS, mm), and the frame of reference it is in; null where the images name none. */
export interface Spot {
  frame: string | null;
  at: number[];
}

const NEARLY = 0.001;
/** Of a distance between slices: what is rounded in files, and less than a voxel over a whole series. */
const UNEVEN = 0.02;

/** Null unless the slices lie behind each other at one distance, as one block. */
export function stepsOf(slices: Slice[]): Steps | null {
  const places = slices.map(({ place }) => place);
  const [first, second] = places;
  const spacing = slices[0]?.spacing;
  if (!first || !second || !spacing) return null;
  const slice = first.position.map((from, axis) => (second.position[axis] ?? NaN) - from);
  const steps = { column: first.row.map((part) => part * spacing[1]), row: first.column.map((part) => part * spacing[0]), slice };
  return places.every((place, index) => place && isOfBlock(place, first, slice, index)) && isUpright(steps) ? steps : null;
}

/** The middle of a slice; null where its header does not say where it is. */
export function spotOf({ place, spacing, rows, columns, frame }: Slice): Spot | null {
  if (!place || !spacing) return null;
  const [right, down] = [(spacing[1] * columns) / 2, (spacing[0] * rows) / 2];
  return { frame, at: place.position.map((from, axis) => from + (place.row[axis] ?? NaN) * right + (place.column[axis] ?? NaN) * down) };
}

/** The slice whose plane a point lies nearest to, wherever within it; null where one does not say where it is. */
export function nearestOf(slices: Slice[], at: number[]): number | null {
  let [found, least]: [number | null, number] = [null, Infinity];
  for (const [index, { place }] of slices.entries()) {
    if (!place) return null;
    const normal = cross(place.row, place.column);
    const off = Math.abs(normal.reduce((sum, part, axis) => sum + part * ((at[axis] ?? NaN) - (place.position[axis] ?? NaN)), 0));
    if (off < least) [found, least] = [index, off];
  }
  return found;
}

/** Where the slice with that number must be, turned as the first. */
function isOfBlock(place: Place, first: Place, slice: number[], index: number): boolean {
  const apart = (a: number[], b: number[]) => Math.hypot(...a.map((part, axis) => part - (b[axis] ?? NaN)));
  const due = slice.map((part, axis) => (first.position[axis] ?? NaN) + part * index);
  return apart(place.position, due) < UNEVEN * Math.hypot(...slice) && apart(place.row, first.row) < NEARLY && apart(place.column, first.column) < NEARLY;
}

/** The slices are not sheared, as those of a tilted gantry are. */
function isUpright({ column, row, slice }: Steps): boolean {
  const along = (axis: number[]) => Math.abs(slice.reduce((sum, part, at) => sum + part * (axis[at] ?? 0), 0)) / (Math.hypot(...slice) * Math.hypot(...axis));
  return along(column) < UNEVEN && along(row) < UNEVEN;
}

/** Letters of where in the patient (LPS, PS3.3 C.7.6.2.1.1) top, right, bottom and left of the screen are; null where the header does not say. */
export function sidesOf({ place, spacing }: Slice, matrix: DOMMatrix): string[] | null {
  if (!place || !spacing) return null;
  const { row, column } = place;
  const [down, along] = spacing;
  const back = matrix.inverse();
  const letters = (x: number, y: number) => {
    const [u, v] = [(back.a * x + back.c * y) * along, (back.b * x + back.d * y) * down];
    return letter(row.map((part, axis) => part * u + (column[axis] ?? 0) * v));
  };
  return [letters(0, -1), letters(1, 0), letters(0, 1), letters(-1, 0)];
}

/** The main direction, and the second where it is more than a slight tilt. */
export function letter(direction: number[]): string {
  const length = Math.hypot(...direction);
  return direction
    .map((part, axis) => ({ size: Math.abs(part) / length, name: (['LR', 'PA', 'HF'][axis] ?? '')[part > 0 ? 0 : 1] ?? '' }))
    .filter(({ size }) => size > 0.3)
    .sort((a, b) => b.size - a.size)
    .map(({ name }) => name)
    .join('');
}

export function cross([a = 0, b = 0, c = 0]: readonly number[], [d = 0, e = 0, f = 0]: readonly number[]): number[] {
  return [b * f - c * e, c * d - a * f, a * e - b * d];
}
