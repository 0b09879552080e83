import type { Grid } from './overlay';

/** A mask as the server reads and writes it: per slice runs along the rows, background first. */
export interface Runs {
  slices: { slice: number; runs: number[] }[];
}

/** Voxels of a series, by slice in display order. Never changes once made, so that going back to one is cheap. */
export class Mask {
  /** Only of slices that hold any of it. */
  private constructor(private readonly grid: Grid, private readonly slices: ReadonlyMap<number, Uint8Array>, readonly voxels: number) {}

  static none(grid: Grid): Mask {
    return new Mask(grid, new Map(), 0);
  }

  static of({ slices }: Runs, grid: Grid): Mask {
    return slices.reduce((mask, { slice, runs }) => {
      const voxels = new Uint8Array(grid.rows * grid.columns);
      let at = 0;
      runs.forEach((run, index) => voxels.fill(index % 2, at, (at += run)));
      return mask.with(slice, voxels);
    }, Mask.none(grid));
  }

  /** The same but for one slice; the array is kept. */
  with(slice: number, voxels: Uint8Array): Mask {
    const slices = new Map(this.slices);
    const ones = count(voxels);
    if (ones) slices.set(slice, voxels);
    else slices.delete(slice);
    return new Mask(this.grid, slices, this.voxels - count(this.on(slice) ?? []) + ones);
  }

  /** Ones where it is; undefined where it is not on that slice. */
  on(slice: number): Uint8Array | undefined {
    return this.slices.get(slice);
  }

  /** On a plane across the slices: slice after slice along it, by its rows or its columns. */
  across({ axis, at }: Across): Uint8Array {
    const { slices, rows, columns } = this.grid;
    const width = axis === 'row' ? columns : rows;
    const voxels = new Uint8Array(slices * width);
    for (const [slice, of] of this.slices) {
      for (let along = 0; along < width; along++) voxels[slice * width + along] = of[place({ axis, at }, along, columns)] ?? 0;
    }
    return voxels;
  }

  /** The same but for one plane across the slices. */
  withAcross({ axis, at }: Across, voxels: Uint8Array): Mask {
    const { slices, rows, columns } = this.grid;
    const width = axis === 'row' ? columns : rows;
    let mask: Mask = this;
    for (let slice = 0; slice < slices; slice++) {
      const was = this.on(slice);
      const changed = was?.slice() ?? new Uint8Array(rows * columns);
      let differs = false;
      for (let along = 0; along < width; along++) {
        const to = place({ axis, at }, along, columns);
        const one = voxels[slice * width + along] ?? 0;
        differs ||= changed[to] !== one;
        changed[to] = one;
      }
      if (differs) mask = mask.with(slice, changed);
    }
    return mask;
  }

  /** First and last slice that holds any of it; null of an empty one. */
  get range(): [number, number] | null {
    const slices = [...this.slices.keys()];
    return slices.length ? [Math.min(...slices), Math.max(...slices)] : null;
  }

  /** Whether slices between those that hold any of it hold none. */
  get gaps(): boolean {
    const { range } = this;
    return range !== null && range[1] - range[0] + 1 > this.slices.size;
  }

  runs(): Runs {
    return { slices: [...this.slices].map(([slice, voxels]) => ({ slice, runs: runsOf(voxels) })) };
  }
}

/** A plane through all slices, along one of their rows or one of their columns. */
export interface Across {
  axis: 'row' | 'column';
  at: number;
}

/** Of the voxels of a slice, the one that lies so far along the plane. */
export function place({ axis, at }: Across, along: number, columns: number): number {
  return axis === 'row' ? at * columns + along : along * columns + at;
}

function count(voxels: ArrayLike<number>): number {
  let ones = 0;
  for (let at = 0; at < voxels.length; at++) ones += voxels[at] ?? 0;
  return ones;
}

function runsOf(voxels: Uint8Array): number[] {
  const runs: number[] = [];
  let at = 0;
  for (let value = 0; at < voxels.length; value = 1 - value) {
    const end = voxels.indexOf(1 - value, at);
    runs.push((end < 0 ? voxels.length : end) - at);
    at = end < 0 ? voxels.length : end;
  }
  return runs;
}

export interface Point {
  x: number;
  y: number;
}

/**
 * Sets the voxels whose centre is at most half a brush away from the line, and those the ends lie in, but none that is barred.
 *
 * @param tall how many times as tall as wide a voxel is; the brush is round in the patient, and as wide as `size`
 */
export function stroke(voxels: Uint8Array, grid: Pick<Grid, 'rows' | 'columns'>, from: Point, to: Point, size: number, value: 0 | 1, barred?: Uint8Array, tall = 1): void {
  const radius = size / 2;
  const set = (x: number, y: number) => {
    const at = y * grid.columns + x;
    if (x >= 0 && y >= 0 && x < grid.columns && y < grid.rows && !(value && barred?.[at])) voxels[at] = value;
  };
  for (const end of [from, to]) set(Math.floor(end.x), Math.floor(end.y));
  const reach = radius / tall;
  const [dx, dy] = [to.x - from.x, (to.y - from.y) * tall];
  const length = dx * dx + dy * dy;
  for (let y = Math.floor(Math.min(from.y, to.y) - reach); y <= Math.max(from.y, to.y) + reach; y++) {
    for (let x = Math.floor(Math.min(from.x, to.x) - radius); x <= Math.max(from.x, to.x) + radius; x++) {
      const [px, py] = [x + 0.5 - from.x, (y + 0.5 - from.y) * tall];
      const along = length ? Math.min(1, Math.max(0, (px * dx + py * dy) / length)) : 0;
      if (Math.hypot(px - along * dx, py - along * dy) <= radius) set(x, y);
    }
  }
}
