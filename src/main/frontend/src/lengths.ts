import { text } from './texts';

interface Length {
  slice: number;
  ends: [DOMPoint, DOMPoint];
}

const SVG = 'http://www.w3.org/2000/svg';
/** In pixels of the screen: an end is taken hold of from so near. */
const NEAR = 8;

/** Lengths between two points of a slice, to look at: they are not labels, and are not kept. */
export class Lengths {
  private readonly svg = document.createElementNS(SVG, 'svg');
  private readonly lengths: Length[] = [];
  private lie = new DOMMatrix();
  private slice = 0;

  /** @param spacing between rows and between columns in mm; null where that is not known */
  constructor(place: HTMLElement, private readonly spacing: (slice: number) => [number, number] | null) {
    this.svg.setAttribute('class', 'lengths');
    this.svg.setAttribute('aria-hidden', 'true');
    place.append(this.svg);
  }

  /** Begins one at a point of the image, or takes hold of an end that is there. @returns moves that end */
  begin(at: DOMPoint): (to: DOMPoint) => void {
    const held = this.lengths.filter(({ slice }) => slice === this.slice).flatMap((length) => ([0, 1] as const).map((end) => ({ length, end })));
    const near = held.find(({ length, end }) => this.apart(length.ends[end], at) < NEAR);
    const { length, end } = near ?? { length: { slice: this.slice, ends: [at, at] } as Length, end: 1 as const };
    if (!near) this.lengths.push(length);
    return (to) => {
      length.ends[end] = to;
      this.draw(this.lie, this.slice);
    };
  }

  clear(): void {
    this.lengths.length = 0;
    this.draw(this.lie, this.slice);
  }

  /** What was only pressed and not drawn is none. */
  end(): void {
    const drawn = this.lengths.filter(({ ends: [from, to] }) => this.apart(from, to) > 1);
    this.lengths.splice(0, this.lengths.length, ...drawn);
    this.draw(this.lie, this.slice);
  }

  draw(lie: DOMMatrix, slice: number): void {
    [this.lie, this.slice] = [lie, slice];
    this.svg.replaceChildren(...this.lengths.filter((length) => length.slice === slice).flatMap(({ ends: [from, to] }) => this.drawing(from, to)));
  }

  private drawing(from: DOMPoint, to: DOMPoint): SVGElement[] {
    const [a, b] = [from.matrixTransform(this.lie), to.matrixTransform(this.lie)];
    const name = made('text', { x: b.x + NEAR, y: b.y - NEAR });
    name.textContent = this.said(from, to);
    return [made('line', { x1: a.x, y1: a.y, x2: b.x, y2: b.y }), ...[a, b].map(({ x, y }) => made('circle', { cx: x, cy: y, r: 4 })), name];
  }

  private said(from: DOMPoint, to: DOMPoint): string {
    const spacing = this.spacing(this.slice);
    const [down, along] = spacing ?? [1, 1];
    const length = Math.hypot((to.x - from.x) * along, (to.y - from.y) * down).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1, minimumFractionDigits: 1 });
    return spacing ? text('viewer.mm', length) : text('viewer.pixels', length);
  }

  private apart(a: DOMPoint, b: DOMPoint): number {
    const [from, to] = [a.matrixTransform(this.lie), b.matrixTransform(this.lie)];
    return Math.hypot(to.x - from.x, to.y - from.y);
  }
}

function made(kind: string, attributes: Record<string, number>): SVGElement {
  const element = document.createElementNS(SVG, kind);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  return element;
}
