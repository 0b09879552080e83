import { distance, type Drawing, linesOf, rounded, simplified, smooth } from './drawings';
import type { Point } from './masks';
import type { Overlay } from './overlay';

/** Tools of a viewer that draw with points; the last four are for masks and turned boxes. */
const BY_POINTS = ['polygon', 'spline', 'polyline'];
const BY_HAND = ['polygon', 'polyline', 'fill', 'cut'];
const BY_PRESS = ['point', 'region'];
const TOOLS = [...new Set([...BY_POINTS, ...BY_HAND, ...BY_PRESS, 'rotated-box'])];
const SHAPE_TOOLS = [...BY_POINTS, 'point', 'rotated-box'];

const SVG = 'http://www.w3.org/2000/svg';
/** On the screen. */
const NEAR = 7;
const MOST_POINTS = 2000;

export interface Shown {
  drawing: Drawing;
  color: string;
  title: string;
}

export interface Pointed {
  tool: string;
  slice: number;
  points: Point[];
}

export interface Draws {
  drawn(what: Pointed): void;
  /** A point of a drawing was moved, put in or taken out. */
  changed(index: number, drawing: Drawing): void;
  /** Words for who cannot see it. */
  say(points: number): void;
}

interface Open extends Pointed {
  /** While the pointer is down: where it went down on the screen. */
  pressed: Point | null;
  byHand: boolean;
  cursor: Point | null;
}

interface Grabbed {
  index: number;
  at: number;
  drawing: Drawing;
}

/** Draws points, lines and outlines on an overlay, by clicks or by a drag, and lets their points be moved. */
export class Pen {
  private readonly layer: SVGGElement;
  private shown: (Shown | null)[] = [];
  private open: Open | null = null;
  private grabbed: Grabbed | null = null;

  constructor(private readonly figure: HTMLElement, private readonly overlay: Overlay, private readonly draws: Draws) {
    this.layer = overlay.layer();
    const { svg } = overlay;
    svg.addEventListener('pointerdown', (event) => event.button === 0 && TOOLS.includes(this.tool) && this.press(event));
    svg.addEventListener('pointermove', (event) => this.move(event));
    svg.addEventListener('pointerup', (event) => this.release(event));
    svg.addEventListener('pointercancel', () => this.drop());
    svg.addEventListener('dblclick', () => this.finish());
    figure.addEventListener('slice', () => this.draw());
    figure.addEventListener('tool', () => {
      if (this.open && this.open.tool !== this.tool) this.finish();
      this.draw();
    });
    figure.addEventListener('keydown', (event) => this.key(event));
  }

  /** @param shown null where a label is no drawing */
  show(shown: (Shown | null)[]): void {
    this.shown = shown;
    this.draw();
  }

  /** Whether something is begun that is no label yet. */
  get drawing(): boolean {
    return this.open !== null;
  }

  private get tool(): string {
    return this.figure.dataset['tool'] ?? '';
  }

  private press(event: PointerEvent): void {
    event.preventDefault();
    this.overlay.svg.setPointerCapture(event.pointerId);
    const point = this.overlay.point(event);
    const pressed = { x: event.clientX, y: event.clientY };
    if (!this.open && SHAPE_TOOLS.includes(this.tool) && this.take(point, event.shiftKey)) return;
    if (BY_PRESS.includes(this.tool)) return this.draws.drawn({ tool: this.tool, slice: this.overlay.slice, points: [rounded(point)] });
    if (this.open) this.add(this.open, point, pressed);
    else this.open = { tool: this.tool, slice: this.overlay.slice, points: [point], pressed, byHand: false, cursor: null };
    this.draw();
  }

  /** One point more; onto the first one closes it, onto the last one does nothing. On another slice nothing is added. */
  private add(open: Open, point: Point, pressed: Point): void {
    const [first, last] = [open.points[0], open.points[open.points.length - 1]];
    if (open.slice !== this.overlay.slice) return;
    open.pressed = pressed;
    if (first && open.points.length > 2 && open.tool !== 'polyline' && this.near(first, point)) this.finish();
    else if (!last || !this.near(last, point, 3)) open.points.push(point);
  }

  private move(event: PointerEvent): void {
    const point = this.overlay.point(event);
    if (this.grabbed) return this.drag(this.grabbed, point);
    const { open } = this;
    if (!open || open.slice !== this.overlay.slice) return;
    open.cursor = point;
    const away = open.pressed ? Math.hypot(event.clientX - open.pressed.x, event.clientY - open.pressed.y) : 0;
    if (away > 4 && open.points.length === 1 && BY_HAND.includes(open.tool)) open.byHand = true;
    if (open.byHand) open.points.push(point);
    this.draw();
  }

  private release(event: PointerEvent): void {
    if (this.grabbed) {
      const { index, drawing } = this.grabbed;
      this.grabbed = null;
      if (drawing !== this.shown[index]?.drawing) this.draws.changed(index, drawing);
      return;
    }
    const { open } = this;
    if (!open) return;
    open.pressed = null;
    if (open.tool === 'rotated-box') open.points.push(this.overlay.point(event));
    if (open.byHand || !BY_POINTS.includes(open.tool)) this.finish();
    else this.draws.say(open.points.length);
  }

  private key(event: KeyboardEvent): void {
    const { open } = this;
    if (!open || (event.target as HTMLElement).matches('input, select, button')) return;
    if (event.key === 'Enter') this.finish();
    else if (event.key === 'Escape') this.drop();
    else if (event.key === 'Backspace') {
      open.points.pop();
      if (open.points.length === 0) this.drop();
      else this.draws.say(open.points.length);
      this.draw();
    } else return;
    event.preventDefault();
  }

  /** What has too few points is dropped. */
  private finish(): void {
    const { open } = this;
    this.drop();
    if (!open) return;
    const points = this.finished(open);
    const fewest = open.tool === 'polyline' || open.tool === 'rotated-box' ? 2 : 3;
    if (points.length >= fewest) this.draws.drawn({ tool: open.tool, slice: open.slice, points });
  }

  private finished({ tool, points, byHand }: Open): Point[] {
    if (byHand) return this.few(points, tool === 'polyline');
    return (tool === 'spline' && points.length > 2 ? smooth(points) : points).map(rounded);
  }

  /** As few points as look the same; one that comes back to where it began has its beginning once. */
  private few(points: Point[], ends: boolean): Point[] {
    for (let tolerance = 0.75 / this.overlay.scale; ; tolerance *= 2) {
      const few = simplified(points, tolerance).map(rounded);
      const [first, last] = [few[0], few[few.length - 1]];
      if (!ends && first && last && few.length > 3 && this.near(first, last)) few.pop();
      if (few.length <= MOST_POINTS) return few;
    }
  }

  private drop(): void {
    this.open = null;
    this.grabbed = null;
    this.draw();
  }

  /** Grabs the point there; with Shift it is taken out, and on a side one is put in. */
  private take(point: Point, shift: boolean): boolean {
    for (const [index, one] of this.shown.entries()) {
      if (one?.drawing.slice !== this.overlay.slice) continue;
      const { drawing } = one;
      const at = drawing.points.findIndex((known) => this.near(known, point));
      if (at >= 0 && shift && !drawing.turned && drawing.points.length > (drawing.kind === 'polygon' ? 3 : 2)) {
        this.draws.changed(index, { ...drawing, points: drawing.points.toSpliced(at, 1) });
        return true;
      }
      if (at >= 0) this.grabbed = { index, at, drawing };
      const side = at < 0 && shift ? this.side(drawing, point) : -1;
      if (side >= 0) this.draws.changed(index, { ...drawing, points: drawing.points.toSpliced(side + 1, 0, rounded(point)) });
      if (at >= 0 || side >= 0) return true;
    }
    return false;
  }

  private side({ kind, points }: Drawing, point: Point): number {
    if (kind !== 'polygon' && kind !== 'polyline') return -1;
    const last = kind === 'polygon' ? points.length : points.length - 1;
    return points.slice(0, last).findIndex((from, index) => distance(point, from, points[(index + 1) % points.length] as Point) * this.overlay.scale <= NEAR);
  }

  private drag(grabbed: Grabbed, point: Point): void {
    grabbed.drawing = { ...grabbed.drawing, points: grabbed.drawing.points.with(grabbed.at, rounded(point)) };
    this.draw();
  }

  private near(one: Point, other: Point, pixels = NEAR): boolean {
    return Math.hypot(one.x - other.x, one.y - other.y) * this.overlay.scale <= pixels;
  }

  private draw(): void {
    const handles = SHAPE_TOOLS.includes(this.tool);
    const parts = this.shown.flatMap((one, index) => {
      if (!one) return [];
      const drawing = this.grabbed?.index === index ? this.grabbed.drawing : one.drawing;
      return drawing.slice === this.overlay.slice ? shapes(drawing, one, handles) : [];
    });
    this.layer.replaceChildren(...parts, ...this.opened());
  }

  private opened(): SVGElement[] {
    const { open } = this;
    if (!open || open.slice !== this.overlay.slice) return [];
    const { points, cursor, byHand, tool } = open;
    const color = '#ffd54a';
    const ends = cursor && !byHand ? [...points, cursor] : points;
    const [from, to] = [ends[0], ends[ends.length - 1]];
    if (tool === 'rotated-box') return from && to ? [path(lineOf([from, { x: to.x, y: from.y }, to, { x: from.x, y: to.y }], true), { stroke: color, 'stroke-dasharray': '5 4' })] : [];
    const curve = tool === 'spline' && ends.length > 2 ? smooth(ends) : ends;
    const closed = tool === 'spline' && ends.length > 2;
    return [path(lineOf(curve, closed), { stroke: color, 'stroke-dasharray': '5 4' }), ...(byHand ? [] : [dots(points, color)])];
  }
}

function shapes(drawing: Drawing, { color, title }: Shown, handles: boolean): SVGElement[] {
  const closed = drawing.kind !== 'polyline';
  const drawn = drawing.kind === 'point' ? dots(drawing.points, color, 11) : path(linesOf(drawing).map((line) => lineOf(line, closed)).join(''), { stroke: color });
  const said = document.createElementNS(SVG, 'title');
  said.textContent = title;
  drawn.append(said);
  drawn.classList.add('drawing');
  return [drawn, ...(handles ? [dots(drawing.points, '#fff', 5)] : [])];
}

function lineOf(points: readonly Point[], closed: boolean): string {
  return points.length ? `M${points.map(({ x, y }) => `${x} ${y}`).join('L')}${closed ? 'Z' : ''}` : '';
}

/** As large however the image is zoomed: lines of no length with round ends. */
function dots(points: readonly Point[], color: string, width = 8): SVGElement {
  return path(points.map(({ x, y }) => `M${x} ${y}h0`).join(''), { stroke: color, 'stroke-width': String(width), 'stroke-linecap': 'round' });
}

function path(d: string, more: Record<string, string>): SVGElement {
  const made = document.createElementNS(SVG, 'path');
  for (const [name, value] of Object.entries({ d, fill: 'none', 'vector-effect': 'non-scaling-stroke', 'stroke-width': '2', ...more })) made.setAttribute(name, value);
  return made;
}
