import { Mask, type Point } from './masks';
import type { Grid } from './overlay';

/** Ones where the centre of a voxel lies inside, by the even-odd rule; one exactly on a side belongs to what lies right of it or below. */
export function inside(points: readonly Point[], grid: Grid): Uint8Array {
  const voxels = new Uint8Array(grid.rows * grid.columns);
  for (let row = 0; row < grid.rows; row++) {
    const y = row + 0.5;
    const crossings: number[] = [];
    points.forEach((a, index) => {
      const b = points[(index + 1) % points.length] as Point;
      if (a.y <= y !== b.y <= y) crossings.push(a.x + ((y - a.y) / (b.y - a.y)) * (b.x - a.x));
    });
    crossings.sort((a, b) => a - b);
    for (let pair = 0; pair + 1 < crossings.length; pair += 2) {
      const [from, to] = [crossings[pair] ?? 0, crossings[pair + 1] ?? 0].map((x) => Math.min(grid.columns, Math.max(0, Math.ceil(x - 0.5)))) as [number, number];
      voxels.fill(1, row * grid.columns + from, row * grid.columns + to);
    }
  }
  return voxels;
}

/** All that is reached from a voxel by sides, over voxels that are not barred. */
export function reached(from: Point, grid: Grid, barred: Uint8Array): Uint8Array {
  const voxels = new Uint8Array(grid.rows * grid.columns);
  const [x, y] = [Math.floor(from.x), Math.floor(from.y)];
  const next = x >= 0 && y >= 0 && x < grid.columns && y < grid.rows ? [y * grid.columns + x] : [];
  for (let at = next.pop(); at !== undefined; at = next.pop()) {
    if (voxels[at] || barred[at]) continue;
    voxels[at] = 1;
    const column = at % grid.columns;
    if (column > 0) next.push(at - 1);
    if (column < grid.columns - 1) next.push(at + 1);
    if (at >= grid.columns) next.push(at - grid.columns);
    if (at < voxels.length - grid.columns) next.push(at + grid.columns);
  }
  return voxels;
}

/** The voxels with those of an area set, but for what is barred, or taken out. */
export function filled(before: Uint8Array | undefined, area: Uint8Array, value: 0 | 1, barred?: Uint8Array): Uint8Array {
  return area.map((one, at) => (one && !(value && barred?.[at]) ? value : (before?.[at] ?? 0)));
}

/**
 * Fills the empty slices between painted ones: what is nearer to the inside than to the outside of both, each weighed by how near its
 * slice is (Raya and Udupa 1990). Distances are counted in pixels, so that the same mask always gives the same voxels.
 */
export function filledBetween(mask: Mask, grid: Grid, barred: (slice: number) => Uint8Array | undefined): Mask {
  const painted = Array.from({ length: grid.slices }, (_, slice) => slice).filter((slice) => mask.on(slice));
  let whole = mask;
  painted.forEach((from, index) => {
    const to = painted[index + 1];
    if (to === undefined || to === from + 1) return;
    const [below, above] = [from, to].map((slice) => depth(mask.on(slice) as Uint8Array, grid)) as [Float64Array, Float64Array];
    for (let slice = from + 1; slice < to; slice++) {
      const share = (slice - from) / (to - from);
      const not = barred(slice);
      whole = whole.with(slice, Uint8Array.from(below, (at, pixel) => (!not?.[pixel] && at * (1 - share) + (above[pixel] ?? 0) * share > 0 ? 1 : 0)));
    }
  });
  return whole;
}

/** How deep inside a voxel lies, in pixels: to the nearest outside of it; below zero outside, to the nearest inside. */
function depth(voxels: Uint8Array, grid: Grid): Float64Array {
  const [out, within] = [0, 1].map((value) => squaredDistances(voxels, value, grid)) as [Float64Array, Float64Array];
  return out.map((to, at) => Math.sqrt(to) - Math.sqrt(within[at] ?? 0));
}

/** From each voxel to the nearest of that value: exact, columns first and then rows. */
function squaredDistances(voxels: Uint8Array, value: number, { rows, columns }: Grid): Float64Array {
  const far = (rows + columns) ** 2;
  const squares = Float64Array.from(voxels, (one) => (one === value ? 0 : far));
  const line = (start: number, step: number, length: number) => {
    const before = Array.from({ length }, (_, at) => squares[start + at * step] ?? far);
    lowest(before).forEach((square, at) => (squares[start + at * step] = Math.min(square, far)));
  };
  for (let column = 0; column < columns; column++) line(column, columns, rows);
  for (let row = 0; row < rows; row++) line(row * columns, 1, columns);
  return squares;
}

/** The lowest of the parabolas that stand on these heights, at each place (Felzenszwalb and Huttenlocher 2012). */
function lowest(heights: number[]): number[] {
  const stand: number[] = [];
  const from: number[] = [];
  const meet = (a: number, b: number) => ((heights[b] ?? 0) + b * b - (heights[a] ?? 0) - a * a) / (2 * (b - a));
  heights.forEach((_, at) => {
    while (stand.length && meet(stand[stand.length - 1] ?? 0, at) <= (from[from.length - 1] ?? 0)) [stand.pop(), from.pop()];
    from.push(stand.length ? meet(stand[stand.length - 1] ?? 0, at) : -Infinity);
    stand.push(at);
  });
  let piece = 0;
  return heights.map((_, at) => {
    while (piece + 1 < stand.length && (from[piece + 1] ?? 0) <= at) piece++;
    const base = stand[piece] ?? 0;
    return (at - base) ** 2 + (heights[base] ?? 0);
  });
}
