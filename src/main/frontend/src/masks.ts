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

/** Sets the voxels whose centre is at most half a brush away from the line, and those the ends lie in, but none that is barred. */
export function stroke(voxels: Uint8Array, grid: Grid, from: Point, to: Point, size: number, value: 0 | 1, barred?: Uint8Array): void {
  const radius = size / 2;
  const set = (x: number, y: number) => {
    const at = y * grid.columns + x;
    if (x >= 0 && y >= 0 && x < grid.columns && y < grid.rows && !(value && barred?.[at])) voxels[at] = value;
  };
  for (const end of [from, to]) set(Math.floor(end.x), Math.floor(end.y));
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  for (let y = Math.floor(Math.min(from.y, to.y) - radius); y <= Math.max(from.y, to.y) + radius; y++) {
    for (let x = Math.floor(Math.min(from.x, to.x) - radius); x <= Math.max(from.x, to.x) + radius; x++) {
      const [px, py] = [x + 0.5 - from.x, y + 0.5 - from.y];
      const along = length ? Math.min(1, Math.max(0, (px * dx + py * dy) / length)) : 0;
      if (Math.hypot(px - along * dx, py - along * dy) <= radius) set(x, y);
    }
  }
}
