import type { Canvas } from './brush';
import { filled, inside, reached } from './fills';
import type { Mask, Point } from './masks';
import type { Grid } from './overlay';
import type { Values } from './stack-view';
import { text } from './texts';

/** The values of a slice a viewer has loaded, row by row; null of colours. */
function valuesOf(figure: HTMLElement, slice: number): Values {
  const asked: { slice: number; values: Values } = { slice, values: null };
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
    const barred = new Uint8Array(grid.rows * grid.columns);
    if (!values) return barred.fill(1);
    const { stored, slope, intercept } = values;
    for (let at = 0; at < barred.length; at++) {
      const value = (stored[at] ?? NaN) * slope + intercept;
      barred[at] = value < low || value > high ? 1 : 0;
    }
    return barred;
  }

  private get bounds(): number[] {
    return ([['low', -Infinity], ['high', Infinity]] as const).map(([name, none]) => {
      const typed = this.figure.querySelector<HTMLInputElement>(`[name=${name}]`)?.value ?? '';
      return typed === '' ? none : Number(typed);
    });
  }

  /** Whether there is anything to compare with. */
  compares(slice: number): boolean {
    return valuesOf(this.figure, slice) !== null;
  }

  /** Says beside the fields what the value under the pointer is; where values are asked for that there are not, that. */
  follow(at: (event: PointerEvent) => { slice: number; point: Point }, grid: Grid, on: SVGElement): void {
    const said = this.figure.querySelector('[data-value]');
    on.addEventListener('pointermove', (event) => {
      if (!said) return;
      const { slice, point } = at(event);
      const values = valuesOf(this.figure, slice);
      const stored = values?.stored[Math.floor(point.y) * grid.columns + Math.floor(point.x)];
      if (values && stored !== undefined) said.textContent = text('task.value-here', Math.round((stored * values.slope + values.intercept) * 100) / 100);
      else said.textContent = !values && this.set ? text('task.values-none') : '';
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
