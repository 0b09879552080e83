import type { Canvas } from './brush';
import { filled, inside, reached } from './fills';
import type { Mask, Point } from './masks';
import type { Grid } from './overlay';
import { text } from './texts';

/** The values of the slice a viewer shows, after the rescale of its image, row by row; null of another slice, and of colours. */
function valuesOf(figure: HTMLElement, slice: number): ArrayLike<number> | null {
  const asked: { slice: number; values: ArrayLike<number> | null } = { slice, values: null };
  figure.dispatchEvent(new CustomEvent('values', { detail: asked }));
  return asked.values;
}

/** Values of the image between which alone is painted, where somebody has set them. */
export class Threshold {
  constructor(private readonly figure: HTMLElement) {}

  get set(): boolean {
    return this.bounds.some(Number.isFinite);
  }

  /** Ones where nothing may be painted. Where the image has no such values nothing may. */
  barred(slice: number, grid: Grid): Uint8Array | undefined {
    if (!this.set) return undefined;
    const [low, high] = this.bounds as [number, number];
    const values = valuesOf(this.figure, slice);
    if (!values) return new Uint8Array(grid.rows * grid.columns).fill(1);
    return Uint8Array.from(values, (value) => (value < low || value > high ? 1 : 0));
  }

  private get bounds(): number[] {
    return ([['low', -Infinity], ['high', Infinity]] as const).map(([name, none]) => {
      const typed = this.figure.querySelector<HTMLInputElement>(`[name=${name}]`)?.value ?? '';
      return typed === '' ? none : Number(typed);
    });
  }

  /** Says beside the fields what the value under the pointer is. */
  follow(at: (event: PointerEvent) => { slice: number; point: Point }, grid: Grid, on: SVGElement): void {
    const said = this.figure.querySelector('[data-value]');
    on.addEventListener('pointermove', (event) => {
      if (!said) return;
      const { slice, point } = at(event);
      const value = valuesOf(this.figure, slice)?.[Math.floor(point.y) * grid.columns + Math.floor(point.x)];
      said.textContent = value === undefined ? '' : text('task.value-here', Math.round(value * 100) / 100);
    });
  }
}

/** Ones where either has one; undefined where there is nothing. */
export function union(parts: (Uint8Array | undefined)[]): Uint8Array | undefined {
  return parts.reduce((all, part) => (all && part ? all.map((one, at) => one | (part[at] ?? 0)) : (all ?? part)), undefined);
}

/** The mask with what is inside an outline painted ('fill') or taken out ('cut'), or with the region around a point ('region'). */
export function painted({ mask, barred }: Canvas, tool: string, slice: number, points: readonly Point[], grid: Grid): Mask {
  const not = barred(slice);
  const area = tool === 'region' ? reached(points[0] as Point, grid, not ?? new Uint8Array(grid.rows * grid.columns)) : inside(points, grid);
  return mask.with(slice, filled(mask.on(slice), area, tool === 'cut' ? 0 : 1, not));
}
