import { type Across, Mask, place, type Point, stroke } from './masks';
import type { Grid, Overlay } from './overlay';
import type { Pane } from './planes';

export interface Painted {
  mask: Mask;
  color: string;
}

/** What is painted on, and where nothing may be painted. */
export interface Canvas {
  mask: Mask;
  barred(slice: number): Uint8Array | undefined;
}

/** What masks are shown and painted on: voxels in a plane, as pixels of it. */
interface Surface {
  columns: number;
  rows: number;
  tall: number;
  /** Where the pointer acts. */
  target: Element;
  point(event: PointerEvent): Point;
  /** Which plane is shown; another one ends a stroke. */
  at(): number;
  of(mask: Mask): Uint8Array | undefined;
  put(mask: Mask, voxels: Uint8Array, plane: number): Mask;
  barred(canvas: Canvas): Uint8Array | undefined;
  cursor(at: Point | null, radius: number): void;
  canvas: HTMLCanvasElement;
}

/** Shows masks over the slice of a viewer, and over the planes across its slices, and paints on one of them: tools 'brush' and 'eraser' of the figure. */
export class Brush {
  private painted: Painted[] = [];
  private readonly surfaces: Surface[] = [];
  private stroked: { begin: () => Canvas; done: (mask: Mask) => void } | null = null;

  constructor(private readonly figure: HTMLElement, private readonly grid: Grid, overlay: Overlay) {
    const slices = onSlices(grid, overlay);
    overlay.svg.before(slices.canvas);
    const lie = () => (slices.canvas.style.transform = figure.dataset['view'] ?? 'scale(0)');
    figure.addEventListener('view', lie);
    lie();
    figure.addEventListener('slice', () => this.draw(slices));
    this.add(slices);
    figure.addEventListener('panes', (event) => (event as CustomEvent<Pane[]>).detail.forEach((pane) => this.addPane(pane)));
    figure.addEventListener('keydown', (event) => {
      const step = { '[': -1, ']': 1 }[event.key];
      if (step && !(event.target as HTMLElement).matches('select')) this.size += step;
    });
  }

  show(painted: Painted[]): void {
    this.painted = painted;
    this.surfaces.forEach((surface) => this.draw(surface));
  }

  /** @param begin tells what is painted on; @param done gets what it is after a stroke that changed it */
  onStroke(begin: () => Canvas, done: (mask: Mask) => void): void {
    this.stroked = { begin, done };
  }

  private addPane(pane: Pane): void {
    const surface = onPane(this.grid, pane);
    pane.svg.before(surface.canvas);
    let drawn = -1;
    pane.root.addEventListener('drawn', () => {
      surface.canvas.style.transform = pane.root.dataset['view'] ?? 'scale(0)';
      if (drawn !== pane.plane.at) this.draw(surface);
      drawn = pane.plane.at;
    });
    const tool = () => pane.svg.classList.toggle('draws', this.tool !== undefined);
    this.figure.addEventListener('tool', tool);
    tool();
    this.add(surface);
    this.draw(surface);
  }

  private add(surface: Surface): void {
    this.surfaces.push(surface);
    let working: { canvas: Canvas; voxels: Uint8Array; barred: Uint8Array | undefined; plane: number; at: Point } | null = null;
    const { target } = surface;
    const paint = (event: PointerEvent) => {
      if (!working) return;
      const to = surface.point(event);
      const { canvas, voxels, barred, plane, at } = working;
      if (plane !== surface.at()) return;
      stroke(voxels, surface, at, to, this.size, this.tool === 'eraser' ? 0 : 1, barred, surface.tall);
      working.at = to;
      this.draw(surface, { was: canvas.mask, voxels }, around(at, to, this.size, surface));
    };
    const on = (type: string, does: (event: PointerEvent) => void) => target.addEventListener(type, (event) => does(event as PointerEvent));
    on('pointerdown', (event) => {
      if (event.button !== 0 || !this.tool || !this.stroked) return;
      event.preventDefault();
      target.setPointerCapture(event.pointerId);
      const canvas = this.stroked.begin();
      const before = surface.of(canvas.mask);
      const voxels = before ? before.slice() : new Uint8Array(surface.rows * surface.columns);
      working = { canvas, plane: surface.at(), voxels, barred: surface.barred(canvas), at: surface.point(event) };
      paint(event);
    });
    on('pointermove', (event) => {
      surface.cursor(this.tool ? surface.point(event) : null, this.size / 2);
      paint(event);
    });
    on('pointerup', (event) => {
      paint(event);
      const ended = working;
      working = null;
      if (ended) this.stroked?.done(surface.put(ended.canvas.mask, ended.voxels, ended.plane));
    });
    on('pointerleave', () => surface.cursor(null, 0));
    on('pointercancel', () => {
      working = null;
      this.draw(surface);
    });
  }

  private get tool(): string | undefined {
    return ['brush', 'eraser'].find((tool) => tool === this.figure.dataset['tool']);
  }

  private get field(): HTMLInputElement | null {
    return this.figure.querySelector('[name=brush]');
  }

  /** In voxels across. */
  private get size(): number {
    return Math.max(1, Number(this.field?.value) || 1);
  }

  private set size(size: number) {
    if (this.field) this.field.value = String(Math.max(1, size));
  }

  /** @param area what alone has changed; a large image as a whole takes longer than a pointer waits */
  private draw(surface: Surface, working?: { was: Mask; voxels: Uint8Array }, area = new DOMRect(0, 0, surface.columns, surface.rows)): void {
    const context = surface.canvas.getContext('2d');
    if (!context) return;
    const shown = this.painted.flatMap(({ mask, color }) => {
      const voxels = working?.was === mask ? working.voxels : surface.of(mask);
      return voxels ? [{ voxels, shade: littleEndian(color) }] : [];
    });
    const { x: left, y: top, width, height } = area;
    if (!(width > 0 && height > 0)) return;
    if (!shown.length) return context.clearRect(left, top, width, height);
    const image = context.createImageData(width, height);
    const pixels = new Uint32Array(image.data.buffer);
    for (const { voxels, shade } of shown) {
      for (let y = 0; y < height; y++) {
        const from = (top + y) * surface.columns + left;
        for (let x = 0; x < width; x++) if (voxels[from + x]) pixels[y * width + x] = shade;
      }
    }
    context.putImageData(image, left, top);
  }
}

/** Whatever a brush of that size touches from one point to another. */
function around(one: Point, other: Point, size: number, { columns, rows, tall }: Surface): DOMRect {
  const within = (value: number, most: number) => Math.min(most, Math.max(0, Math.floor(value)));
  const [wide, high] = [size / 2 + 1, size / 2 / tall + 1];
  const [left, top] = [within(Math.min(one.x, other.x) - wide, columns), within(Math.min(one.y, other.y) - high, rows)];
  const [right, bottom] = [within(Math.max(one.x, other.x) + wide + 1, columns), within(Math.max(one.y, other.y) + high + 1, rows)];
  return new DOMRect(left, top, right - left, bottom - top);
}

/** The images, one slice at a time. */
function onSlices({ columns, rows }: Grid, overlay: Overlay): Surface {
  return {
    columns,
    rows,
    tall: 1,
    target: overlay.svg,
    canvas: sheet(columns, rows),
    point: (event) => overlay.point(event),
    at: () => overlay.slice,
    of: (mask) => mask.on(overlay.slice),
    put: (mask, voxels, plane) => mask.with(plane, voxels),
    barred: (canvas) => canvas.barred(overlay.slice),
    cursor: (at, radius) => overlay.cursor(at, radius),
  };
}

/** A plane across them. */
function onPane(grid: Grid, pane: Pane): Surface {
  const ring = document.createElementNS('http://www.w3.org/2000/svg', 'ellipse');
  for (const [name, value] of Object.entries({ stroke: '#fff', fill: 'none', 'vector-effect': 'non-scaling-stroke' })) ring.setAttribute(name, value);
  return {
    columns: pane.width,
    rows: pane.height,
    tall: pane.tall,
    target: pane.svg,
    canvas: sheet(pane.width, pane.height),
    point: (event) => pane.point(event),
    at: () => pane.plane.at,
    of: (mask) => mask.across(pane.plane),
    put: (mask, voxels, plane) => mask.withAcross({ axis: pane.axis, at: plane }, voxels),
    barred: (canvas) => barredAcross(canvas, grid, pane.plane),
    cursor: (at, radius) => {
      if (!at) return ring.remove();
      for (const [name, value] of Object.entries({ cx: at.x, cy: at.y, rx: radius, ry: radius / pane.tall })) ring.setAttribute(name, String(value));
      pane.drawn.append(ring);
    },
  };
}

function barredAcross(canvas: Canvas, { slices, rows, columns }: Grid, plane: Across): Uint8Array {
  const width = plane.axis === 'row' ? columns : rows;
  const barred = new Uint8Array(slices * width);
  for (let slice = 0; slice < slices; slice++) {
    const of = canvas.barred(slice);
    for (let along = 0; of && along < width; along++) barred[slice * width + along] = of[place(plane, along, columns)] ?? 0;
  }
  return barred;
}

function sheet(width: number, height: number): HTMLCanvasElement {
  const canvas = Object.assign(document.createElement('canvas'), { className: 'masks', width, height });
  canvas.setAttribute('aria-hidden', 'true');
  return canvas;
}

/** A colour of six hexadecimal digits, half opaque, as the number it is among pixels. */
function littleEndian(color: string): number {
  const [red = 255, green = 213, blue = 74] = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));
  return ((0x80 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}
