import { Frames, type Pixels } from './frames';
import { type Header, type Slice, slicesOf } from './headers';
import { MEASURES, Measures } from './measures';
import type { Grid } from './overlay';
import { nearestOf, sidesOf, type Spot, spotOf, type Steps, stepsOf } from './patient';
import { extent, paintColour, paintGrey, reach, type Shade, windowOf } from './shading';

export const DRAGS = ['window', 'zoom', 'pan', ...MEASURES] as const;
type Drag = (typeof DRAGS)[number];

/** How the image lies on the screen: its pixels, half-open, on the element in CSS pixels; and its sides in the patient, where known. */
export interface Lie {
  matrix: DOMMatrix;
  /** Top, right, bottom, left. */
  sides: string[] | null;
  /** Along its rows; null where the image does not say. */
  mmPerPixel: number | null;
}

/** Grey values of a slice as the window counts them; null where it cannot be shown. */
export type Values = { stored: ArrayLike<number>; slope: number; intercept: number } | null;

/** Of the width of what is seen, for each pixel the pointer goes. */
const PER_PIXEL = 1 / 400;
const LARGER_PER_PIXEL = 1.01;

/** The slices of a series on an element, one at a time: through a window, zoomed, moved, turned and mirrored. */
export class StackView {
  grid: Grid = { slices: 0, rows: 0, columns: 0 };
  private frames = new Frames([]);
  private readonly canvas = document.createElement('canvas');
  /** The slice in its own pixels. */
  private readonly slab = document.createElement('canvas');
  private readonly measures: Measures;
  private readonly resizing = new ResizeObserver(() => this.draw());
  private readonly rendered: ((lie: Lie) => void)[] = [];
  private readonly windowed: ((center: number, width: number) => void)[] = [];
  private dragging: Drag | null = null;
  private wanted = 0;
  private shown = -1;
  private matrix = new DOMMatrix();
  private painted = '';
  /** Null: every image has its own, until somebody sets one. */
  private set: [number, number] | null = null;
  private first: [number, number] | null = null;
  private turnedOver = false;
  /** How the image is turned and mirrored, how large beside what fits, and its pixel in the middle; null: the middle of the image. */
  private turned = new DOMMatrix();
  private larger = 1;
  private middle: DOMPoint | null = null;

  constructor(private readonly element: HTMLElement) {
    element.append(this.canvas);
    this.measures = new Measures(element, {
      values: (slice) => this.values(slice),
      spacing: (slice) => this.frames.slices[slice]?.spacing ?? null,
      grid: () => this.grid,
      unit: () => this.unit,
    });
    element.addEventListener('pointerdown', (event) => event.button === 0 && this.begin(event));
    this.resizing.observe(element);
  }

  /** Takes the view off its element. */
  close(): void {
    this.resizing.disconnect();
    this.element.replaceChildren();
  }

  /** @param headers in the order they are to be shown; frame after frame of them is a slice. @returns how many slices there are */
  open(headers: Header[], frames: string): number {
    const slices = headers.flatMap((header) => slicesOf(header, frames));
    this.frames = new Frames(slices);
    const { rows = 0, columns = 0 } = slices.find((slice) => slice.rows > 0) ?? {};
    this.grid = { slices: slices.length, rows, columns };
    return slices.length;
  }

  /** Another window than that of each image, until somebody sets one; to be said before a slice is shown. */
  beginWith(center: number, width: number): void {
    this.first = this.set = [center, width];
  }

  onRendered(rendered: (lie: Lie) => void): void {
    this.rendered.push(rendered);
  }

  onWindow(changed: (center: number, width: number) => void): void {
    this.windowed.push(changed);
  }

  /** True once it is there; false where another slice is wanted meanwhile. Rejects where the image cannot be loaded. */
  async show(slice: number): Promise<boolean> {
    this.wanted = slice;
    try {
      await this.frames.load(slice);
    } catch (error) {
      if (this.wanted === slice) throw error;
    }
    if (this.wanted !== slice) return false;
    this.shown = slice;
    this.draw();
    return true;
  }

  loadAll(): Promise<void> {
    return this.frames.loadAll();
  }

  /** Of slices that are loaded. */
  values(slice: number): Values {
    const header = this.frames.slices[slice];
    const stored = this.frames.get(slice);
    return header?.samples === 1 && stored ? { stored, slope: header.slope, intercept: header.intercept } : null;
  }

  /** Of the pixel at a place of the element; null beside the image, of colours, and while the slice is not there. */
  valueAt(left: number, top: number): { x: number; y: number; value: number } | null {
    const { x, y } = this.pixel(left, top);
    const [column, row] = [Math.floor(x), Math.floor(y)];
    const values = this.values(this.wanted);
    if (!values || column < 0 || row < 0 || column >= this.grid.columns || row >= this.grid.rows) return null;
    return { x: column, y: row, value: (values.stored[row * this.grid.columns + column] ?? 0) * values.slope + values.intercept };
  }

  /** Null unless the slices lie behind each other at one distance, as one block. */
  steps(): Steps | null {
    return stepsOf(this.frames.slices);
  }

  /** The middle of a slice; null where its header does not say where it is. */
  spot(slice: number): Spot | null {
    const header = this.frames.slices[slice];
    return header ? spotOf(header) : null;
  }

  /** The slice whose plane a point lies nearest to, wherever within it; null where slices do not say where they are. */
  nearest(at: number[]): number | null {
    return nearestOf(this.frames.slices, at);
  }

  /** As DICOM names it. */
  get modality(): string {
    return this.frames.slices[0]?.modality ?? '';
  }

  /** Said after a value: Hounsfield units on CT, else nothing. */
  get unit(): string {
    return this.modality === 'CT' ? ' HU' : '';
  }

  /** Centre and width; null while every image has its own window. */
  get setWindow(): [number, number] | null {
    return this.set;
  }

  /** Null of colours, which have no window. */
  shade(): Shade | null {
    const { header, pixels } = this.now();
    if (!header || !pixels || header.samples > 1) return null;
    const window = this.set ?? header.window;
    const [lower, upper] = window ? reach(window) : extent(pixels, header);
    return { lower, upper, invert: header.inverted !== this.turnedOver };
  }

  /** What dragging with the main button does; null: nothing, something else draws. */
  drag(what: Drag | null): void {
    this.dragging = what;
  }

  window(center: number, width: number): void {
    this.set = [center, Math.max(1, width)];
    this.draw();
  }

  /** As each image says, or from its darkest to its brightest. */
  ownWindow(): void {
    this.set = null;
    this.draw();
  }

  invert(): boolean {
    this.turnedOver = !this.turnedOver;
    this.draw();
    return this.turnedOver;
  }

  /** By a quarter, clockwise as it is seen. */
  rotate(): void {
    this.turned = new DOMMatrix([0, 1, -1, 0, 0, 0]).multiply(this.turned);
    this.draw();
  }

  /** Left and right, as it is seen. */
  flip(): void {
    this.turned = new DOMMatrix([-1, 0, 0, 1, 0, 0]).multiply(this.turned);
    this.draw();
  }

  zoom(factor: number): void {
    this.larger *= factor;
    this.draw();
  }

  pan(x: number, y: number): void {
    const { clientWidth, clientHeight } = this.element;
    this.middle = this.pixel(clientWidth / 2 - x, clientHeight / 2 - y);
    this.draw();
  }

  /** As at the beginning, without measurements. */
  reset(): void {
    this.measures.clear();
    this.turned = new DOMMatrix();
    [this.larger, this.middle, this.turnedOver, this.set] = [1, null, false, this.first];
    this.draw();
  }

  private now(): { header: Slice | null; pixels: Pixels | null } {
    return { header: this.frames.slices[this.shown] ?? null, pixels: this.frames.get(this.shown) };
  }

  private draw(): void {
    const { header, pixels } = this.now();
    const { clientWidth: width, clientHeight: height } = this.element;
    const context = this.canvas.getContext('2d');
    if (!header || !pixels || !width || !height || !context) return;
    this.paint(header, pixels);
    this.matrix = this.lie(header, width, height);
    const sharp = window.devicePixelRatio || 1;
    const [wide, high] = [Math.round(width * sharp), Math.round(height * sharp)];
    if (this.canvas.width !== wide || this.canvas.height !== high) Object.assign(this.canvas, { width: wide, height: high });
    context.resetTransform();
    context.fillRect(0, 0, wide, high);
    context.setTransform(new DOMMatrix().scaleSelf(sharp).multiplySelf(this.matrix));
    context.imageSmoothingQuality = Math.hypot(this.matrix.a, this.matrix.b) * sharp < 0.5 ? 'high' : 'low';
    context.drawImage(this.slab, 0, 0);
    this.measures.draw(this.matrix, this.shown);
    const lie = { matrix: this.matrix, sides: sidesOf(header, this.matrix), mmPerPixel: header.spacing?.[1] ?? null };
    this.rendered.forEach((told) => told(lie));
  }

  /** The slice through its window, unless it is painted so already. */
  private paint(header: Slice, pixels: Pixels): void {
    const shade = this.shade();
    const as = `${this.shown} ${shade?.lower} ${shade?.upper} ${shade?.invert}`;
    if (as === this.painted) return;
    this.painted = as;
    if (this.slab.width !== header.columns || this.slab.height !== header.rows) Object.assign(this.slab, { width: header.columns, height: header.rows });
    const context = this.slab.getContext('2d');
    const image = context?.createImageData(header.columns, header.rows);
    if (!context || !image) return;
    const into = new Uint32Array(image.data.buffer);
    if (shade) paintGrey(into, pixels, header, shade);
    else paintColour(into, pixels, header);
    context.putImageData(image, 0, 0);
    if (shade) this.windowed.forEach((told) => told(...windowOf(shade.lower, shade.upper)));
  }

  private lie({ rows, columns, tall }: Slice, width: number, height: number): DOMMatrix {
    const upright = this.turned.b === 0;
    const [wide, high] = upright ? [columns, rows * tall] : [rows * tall, columns];
    const scale = Math.min(width / wide, height / high) * this.larger;
    const { x, y } = this.middle ?? { x: columns / 2, y: rows / 2 };
    return new DOMMatrix()
      .translateSelf(width / 2, height / 2)
      .multiplySelf(this.turned)
      .scaleSelf(scale, scale * tall)
      .translateSelf(-x, -y);
  }

  /** Of the image, at a place of the element. */
  private pixel(x: number, y: number): DOMPoint {
    return new DOMPoint(x, y).matrixTransform(this.matrix.inverse());
  }

  /** Follows the pointer wherever it goes, until it is let go. */
  private begin(event: PointerEvent): void {
    const { dragging } = this;
    if (!dragging || this.shown < 0) return;
    const { left, top } = this.element.getBoundingClientRect();
    const at = (moved: PointerEvent) => this.pixel(moved.clientX - left, moved.clientY - top);
    const kind = MEASURES.find((one) => one === dragging);
    const measure = kind ? this.measures.begin(kind, at(event)) : null;
    let { clientX, clientY } = event;
    const move = (moved: PointerEvent) => {
      const [x, y] = [moved.clientX - clientX, moved.clientY - clientY];
      [clientX, clientY] = [moved.clientX, moved.clientY];
      if (measure) measure(at(moved));
      else if (dragging === 'pan') this.pan(x, y);
      else if (dragging === 'zoom') this.zoom(LARGER_PER_PIXEL ** y);
      else this.moveWindow(x, y);
    };
    const held = new AbortController();
    const over = () => {
      held.abort();
      this.measures.end();
    };
    window.addEventListener('pointermove', move, { signal: held.signal });
    for (const ending of ['pointerup', 'pointercancel']) window.addEventListener(ending, over, { signal: held.signal });
  }

  /** Wider to the right, darker downwards, in steps of what the image holds. */
  private moveWindow(x: number, y: number): void {
    const shade = this.shade();
    const { header, pixels } = this.now();
    if (!shade || !header || !pixels) return;
    const [center, width] = windowOf(shade.lower, shade.upper);
    const [least, most] = extent(pixels, header);
    const step = Math.max(most - least, 1) * PER_PIXEL;
    this.window(center + y * step, width + x * step);
  }
}
