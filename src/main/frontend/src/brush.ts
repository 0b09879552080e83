import { Mask, type Point, stroke } from './masks';
import type { Grid, Overlay } from './overlay';

export interface Painted {
  mask: Mask;
  color: string;
}

/** What is painted on, and where nothing may be painted. */
export interface Canvas {
  mask: Mask;
  barred(slice: number): Uint8Array | undefined;
}

/** Shows masks over the slice of a viewer and paints on one of them: tools 'brush' and 'eraser' of the figure. */
export class Brush {
  private readonly canvas = document.createElement('canvas');
  private painted: Painted[] = [];

  constructor(private readonly figure: HTMLElement, private readonly grid: Grid, private readonly overlay: Overlay) {
    Object.assign(this.canvas, { className: 'masks', width: grid.columns, height: grid.rows });
    this.canvas.setAttribute('aria-hidden', 'true');
    overlay.svg.before(this.canvas);
    const lie = () => (this.canvas.style.transform = figure.dataset['view'] ?? 'scale(0)');
    figure.addEventListener('view', lie);
    lie();
    figure.addEventListener('slice', () => this.draw());
    figure.addEventListener('keydown', (event) => {
      const step = { '[': -1, ']': 1 }[event.key];
      if (step && !(event.target as HTMLElement).matches('select')) this.size += step;
    });
  }

  show(painted: Painted[]): void {
    this.painted = painted;
    this.draw();
  }

  /** @param begin tells what is painted on; @param done gets what it is after a stroke that changed it */
  onStroke(begin: () => Canvas, done: (mask: Mask) => void): void {
    let working: { canvas: Canvas; voxels: Uint8Array; slice: number; at: Point } | null = null;
    const { svg } = this.overlay;
    const paint = (event: PointerEvent) => {
      if (!working) return;
      const to = this.overlay.point(event);
      const { canvas, voxels, slice, at } = working;
      if (slice !== this.overlay.slice) return;
      stroke(voxels, this.grid, at, to, this.size, this.tool === 'eraser' ? 0 : 1, canvas.barred(slice));
      working.at = to;
      this.draw({ was: canvas.mask, voxels });
    };
    svg.addEventListener('pointerdown', (event) => {
      if (event.button !== 0 || !this.tool) return;
      event.preventDefault();
      svg.setPointerCapture(event.pointerId);
      const canvas = begin();
      const slice = this.overlay.slice;
      const before = canvas.mask.on(slice);
      working = { canvas, slice, voxels: before ? before.slice() : new Uint8Array(this.grid.rows * this.grid.columns), at: this.overlay.point(event) };
      paint(event);
    });
    svg.addEventListener('pointermove', (event) => {
      this.overlay.cursor(this.tool ? this.overlay.point(event) : null, this.size / 2);
      paint(event);
    });
    svg.addEventListener('pointerup', (event) => {
      paint(event);
      if (working) done(working.canvas.mask.with(working.slice, working.voxels));
      working = null;
    });
    svg.addEventListener('pointerleave', () => this.overlay.cursor(null, 0));
    svg.addEventListener('pointercancel', () => {
      working = null;
      this.draw();
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

  private draw(working?: { was: Mask; voxels: Uint8Array }): void {
    const context = this.canvas.getContext('2d');
    if (!context) return;
    const image = context.createImageData(this.grid.columns, this.grid.rows);
    const pixels = new Uint32Array(image.data.buffer);
    for (const { mask, color } of this.painted) {
      const voxels = working?.was === mask ? working.voxels : mask.on(this.overlay.slice);
      const shade = littleEndian(color);
      voxels?.forEach((one, at) => one && (pixels[at] = shade));
    }
    context.putImageData(image, 0, 0);
  }
}

/** A colour of six hexadecimal digits, half opaque, as the number it is among pixels. */
function littleEndian(color: string): number {
  const [red = 255, green = 213, blue = 74] = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));
  return ((0x80 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}
