import type { Grid } from './overlay';
import { text } from './texts';

export const MEASURES = ['length', 'ellipse'] as const;
type MeasureKind = (typeof MEASURES)[number];

/** What is measured on: grey values of a slice after their rescale and what they are in, mm between its rows and between its columns. */
interface Measured {
  values(slice: number): { stored: ArrayLike<number>; slope: number; intercept: number } | null;
  spacing(slice: number): [number, number] | null;
  grid(): Grid;
  /** Empty where it is not known. */
  unit(): string;
}

interface Measure {
  kind: MeasureKind;
  slice: number;
  ends: [DOMPoint, DOMPoint];
}

const SVG = 'http://www.w3.org/2000/svg';
/** In pixels of the screen: an end is taken hold of from so near. */
const NEAR = 8;
const CORNERS = 48;

/** Lengths between two points of a slice, and values within ellipses, to look at: they are not labels, and are not kept. */
export class Measures {
  private readonly svg = document.createElementNS(SVG, 'svg');
  private readonly drawn: Measure[] = [];
  private lie = new DOMMatrix();
  private slice = 0;

  constructor(place: HTMLElement, private readonly on: Measured) {
    this.svg.setAttribute('class', 'measures');
    this.svg.setAttribute('aria-hidden', 'true');
    place.append(this.svg);
  }

  /** Begins one at a point of the image, or takes hold of an end that is there. @returns moves that end */
  begin(kind: MeasureKind, at: DOMPoint): (to: DOMPoint) => void {
    const held = this.here().flatMap((measure) => ([0, 1] as const).map((end) => ({ measure, end })));
    const near = held.find(({ measure, end }) => measure.kind === kind && this.apart(measure.ends[end], at) < NEAR);
    const { measure, end } = near ?? { measure: { kind, slice: this.slice, ends: [at, at] } as Measure, end: 1 as const };
    if (!near) this.drawn.push(measure);
    return (to) => {
      measure.ends[end] = to;
      this.draw(this.lie, this.slice);
    };
  }

  /** What was only pressed and not drawn is none. */
  end(): void {
    const kept = this.drawn.filter(({ ends: [from, to] }) => this.apart(from, to) > 1);
    this.drawn.splice(0, this.drawn.length, ...kept);
    this.draw(this.lie, this.slice);
  }

  clear(): void {
    this.drawn.length = 0;
    this.draw(this.lie, this.slice);
  }

  draw(lie: DOMMatrix, slice: number): void {
    [this.lie, this.slice] = [lie, slice];
    this.svg.replaceChildren(...this.here().flatMap((measure) => this.drawing(measure)));
  }

  private here(): Measure[] {
    return this.drawn.filter(({ slice }) => slice === this.slice);
  }

  private drawing({ kind, ends: [from, to] }: Measure): SVGElement[] {
    const [a, b] = [from.matrixTransform(this.lie), to.matrixTransform(this.lie)];
    const name = made('text', { x: b.x + NEAR, y: b.y - NEAR });
    name.textContent = kind === 'length' ? this.length(from, to) : this.within(from, to);
    const outline = kind === 'length' ? made('line', { x1: a.x, y1: a.y, x2: b.x, y2: b.y }) : made('polygon', { points: this.ellipse(from, to) });
    return [outline, ...[a, b].map(({ x, y }) => made('circle', { cx: x, cy: y, r: 4 })), name];
  }

  private ellipse(from: DOMPoint, to: DOMPoint): string {
    const [x, y, wide, high] = [(from.x + to.x) / 2, (from.y + to.y) / 2, (to.x - from.x) / 2, (to.y - from.y) / 2];
    return Array.from({ length: CORNERS }, (_, corner) => (2 * Math.PI * corner) / CORNERS)
      .map((angle) => new DOMPoint(x + wide * Math.cos(angle), y + high * Math.sin(angle)).matrixTransform(this.lie))
      .map((point) => `${point.x},${point.y}`)
      .join(' ');
  }

  private length(from: DOMPoint, to: DOMPoint): string {
    const spacing = this.on.spacing(this.slice);
    const [down, along] = spacing ?? [1, 1];
    const length = said(Math.hypot((to.x - from.x) * along, (to.y - from.y) * down));
    return spacing ? text('viewer.mm', length) : text('viewer.pixels', length);
  }

  /** Of the pixels whose centres are within: mean, standard deviation (population), least and greatest value; area of the ellipse. */
  private within(from: DOMPoint, to: DOMPoint): string {
    const values = this.inside(from, to);
    const spacing = this.on.spacing(this.slice);
    const [down, along] = spacing ?? [1, 1];
    const area = said((Math.PI / 4) * Math.abs(to.x - from.x) * along * Math.abs(to.y - from.y) * down);
    const size = spacing ? text('viewer.mm2', area) : text('viewer.pixels', area);
    if (values.length === 0) return size;
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
    const [least, most] = values.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity]);
    return text('viewer.within', said(mean), said(deviation), said(least), said(most), this.on.unit(), size);
  }

  private inside(from: DOMPoint, to: DOMPoint): number[] {
    const known = this.on.values(this.slice);
    const { columns, rows } = this.on.grid();
    const [x, y, wide, high] = [(from.x + to.x) / 2, (from.y + to.y) / 2, Math.abs(to.x - from.x) / 2, Math.abs(to.y - from.y) / 2];
    const values: number[] = [];
    if (!known) return values;
    for (let row = Math.max(0, Math.floor(y - high)); row < Math.min(rows, y + high); row++) {
      for (let column = Math.max(0, Math.floor(x - wide)); column < Math.min(columns, x + wide); column++) {
        const within = ((column + 0.5 - x) / wide) ** 2 + ((row + 0.5 - y) / high) ** 2 <= 1;
        if (within) values.push((known.stored[row * columns + column] ?? 0) * known.slope + known.intercept);
      }
    }
    return values;
  }

  private apart(a: DOMPoint, b: DOMPoint): number {
    const [from, to] = [a.matrixTransform(this.lie), b.matrixTransform(this.lie)];
    return Math.hypot(to.x - from.x, to.y - from.y);
  }
}

function said(value: number): string {
  return value.toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1, minimumFractionDigits: 1 });
}

function made(kind: string, attributes: Record<string, number | string>): SVGElement {
  const element = document.createElementNS(SVG, kind);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  return element;
}
