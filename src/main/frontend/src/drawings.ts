import type { Label } from './labels';
import type { Point } from './masks';
import type { Grid } from './overlay';

export const KINDS = ['point', 'polyline', 'polygon', 'rotated-box'];

/** Its sides in pixels, its angle in degrees, clockwise as seen on the image. */
export interface Turned {
  width: number;
  height: number;
  angle: number;
}

/** A point, line, outline or turned box on one slice, in continuous pixel coordinates. Never changes once made. */
export interface Drawing {
  kind: string;
  slice: number;
  /** One of a point; the centre of a turned box. */
  points: readonly Point[];
  holes: readonly (readonly Point[])[];
  turned: Turned | null;
}

type Pair = [number, number];

/** Null of another kind, and of what is given in mm, which only programs do. */
export function drawingOf({ kind, geometry }: Label): Drawing | null {
  if (!KINDS.includes(kind) || !geometry || geometry['unit'] === 'mm') return null;
  const number = (name: string) => Number(geometry[name]);
  const at = { kind, slice: Number(geometry['slice'] ?? 0), holes: [], turned: null };
  if (kind === 'point') return { ...at, points: [{ x: number('x'), y: number('y') }] };
  if (kind === 'rotated-box') return { ...at, points: [{ x: number('x'), y: number('y') }], turned: { width: number('width'), height: number('height'), angle: number('angle') } };
  const ring = (pairs: unknown) => ((pairs ?? []) as Pair[]).map(([x, y]) => ({ x, y }));
  return { ...at, points: ring(geometry['points']), holes: ((geometry['holes'] ?? []) as Pair[][]).map(ring) };
}

export function geometryOf({ kind, slice, points, holes, turned }: Drawing): Record<string, unknown> {
  const pairs = (ring: readonly Point[]) => ring.map(({ x, y }) => [x, y]);
  const [first] = points;
  if (kind === 'point' || turned) return { slice, x: first?.x, y: first?.y, ...turned };
  return { slice, points: pairs(points), ...(holes.length ? { holes: holes.map(pairs) } : {}) };
}

export function drawing(kind: string, slice: number, points: readonly Point[], turned: Turned | null = null): Drawing {
  return { kind, slice, points, holes: [], turned };
}

/** What is seen of it: lines from point to point. */
export function linesOf({ points, holes, turned }: Drawing): (readonly Point[])[] {
  return turned ? [corners(points[0] ?? { x: NaN, y: NaN }, turned)] : [points, ...holes];
}

/** Clockwise as seen on the image, beginning at its own upper left. */
function corners({ x, y }: Point, { width, height, angle }: Turned): Point[] {
  const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  return [[-1, -1], [1, -1], [1, 1], [-1, 1]].map(([right = 0, down = 0]) => {
    const [dx, dy] = [(right * width) / 2, (down * height) / 2];
    return { x: x + cos * dx - sin * dy, y: y + sin * dx + cos * dy };
  });
}

/** How many points one has at least. */
export function fewest(kind: string): number {
  return { polygon: 3, polyline: 2 }[kind] ?? 1;
}

export function isWithin(drawing: Drawing, grid: Grid): boolean {
  const corners = linesOf(drawing).flat();
  return drawing.slice >= 0 && drawing.slice < grid.slices && corners.every(({ x, y }) => x >= 0 && y >= 0 && x <= grid.columns && y <= grid.rows);
}

export function isWhole({ slice, points, holes, turned }: Drawing): boolean {
  const numbers = [slice, ...[points, ...holes].flat().flatMap(({ x, y }) => [x, y]), ...(turned ? [turned.width, turned.height, turned.angle] : [])];
  return numbers.every(Number.isFinite);
}

/** Nobody sees a tenth of a pixel. */
export function rounded({ x, y }: Point): Point {
  return { x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 };
}

/** Without the points that lie at most that far from the line through the others (Douglas and Peucker 1973); ends stay. */
export function simplified(points: readonly Point[], tolerance: number): Point[] {
  const [first, last] = [points[0], points[points.length - 1]];
  if (!first || !last || points.length < 3) return [...points];
  let farthest = 0;
  let most = tolerance;
  points.forEach((point, index) => {
    const away = distance(point, first, last);
    if (index > 0 && index < points.length - 1 && away > most) [farthest, most] = [index, away];
  });
  return farthest === 0 ? [first, last] : [...simplified(points.slice(0, farthest + 1), tolerance).slice(0, -1), ...simplified(points.slice(farthest), tolerance)];
}

/** From a point to the line between two others. */
export function distance(point: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  const along = length ? Math.min(1, Math.max(0, ((point.x - from.x) * dx + (point.y - from.y) * dy) / length)) : 0;
  return Math.hypot(point.x - from.x - along * dx, point.y - from.y - along * dy);
}

const STEPS = 8;

/** A smooth closed curve through the points: centripetal Catmull-Rom, which has no loops of its own between two points. */
export function smooth(points: readonly Point[]): Point[] {
  const at = (index: number) => points[(index + points.length) % points.length] as Point;
  return points.flatMap((_, index) => {
    const [p0, p1, p2, p3] = [at(index - 1), at(index), at(index + 1), at(index + 2)];
    const knots = [0];
    for (const [a, b] of [[p0, p1], [p1, p2], [p2, p3]] as const) knots.push((knots[knots.length - 1] ?? 0) + Math.max(1e-6, Math.sqrt(Math.hypot(b.x - a.x, b.y - a.y))));
    const [t0 = 0, t1 = 0, t2 = 0, t3 = 0] = knots;
    return Array.from({ length: STEPS }, (_, step) => {
      const t = t1 + ((t2 - t1) * step) / STEPS;
      const [a1, a2, a3] = [mixed(p0, p1, t0, t1, t), mixed(p1, p2, t1, t2, t), mixed(p2, p3, t2, t3, t)];
      return mixed(mixed(a1, a2, t0, t2, t), mixed(a2, a3, t1, t3, t), t1, t2, t);
    });
  });
}

function mixed(a: Point, b: Point, from: number, to: number, t: number): Point {
  const share = (t - from) / (to - from);
  return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
}
