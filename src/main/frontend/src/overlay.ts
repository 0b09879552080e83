/** The images of a series as voxels. */
export interface Grid {
  slices: number;
  rows: number;
  columns: number;
}

/** Continuous pixel coordinates, half-open; slices from 0, both included. */
export interface Box {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
  first: number;
  last: number;
}

export interface Shape {
  box: Box;
  color: string;
  dashed?: boolean;
  title: string;
}

/** Tools of a viewer. */
const BOX = 'box';
export const PLACE = 'place';
const DRAWS = [BOX, 'rotated-box', 'point', 'polyline', 'polygon', 'spline', 'brush', 'eraser', 'fill', 'cut', 'region'];
const SVG = 'http://www.w3.org/2000/svg';

/**
 * Boxes drawn over the slice a figure shows; lets a box be dragged open where somebody wants it. Where the figure moves its images,
 * it says with each 'view' how pixels of the image lie on it now.
 */
export class Overlay {
  readonly svg = document.createElementNS(SVG, 'svg');
  private readonly drawn = document.createElementNS(SVG, 'g');
  private readonly boxes = document.createElementNS(SVG, 'g');
  private readonly ring = document.createElementNS(SVG, 'circle');
  private shapes: Shape[] = [];
  private at = 0;

  /** @param draws the tool of the viewer that drags boxes open here; where there are none to choose, dragging does */
  constructor(private readonly figure: HTMLElement, private readonly grid: Grid, private readonly draws = BOX) {
    if (figure.matches('.viewer')) this.follow();
    else this.svg.setAttribute('viewBox', `0 0 ${grid.columns} ${grid.rows}`);
    this.svg.setAttribute('class', 'overlay');
    this.svg.setAttribute('aria-hidden', 'true');
    this.drawn.append(this.boxes);
    this.svg.append(this.drawn);
    figure.querySelector('.frame')?.append(this.svg);
    this.at = Number(figure.querySelector<HTMLInputElement>('input[type=range]')?.value ?? 1) - 1;
    figure.addEventListener('slice', (event) => {
      this.at = (event as CustomEvent<number>).detail;
      this.draw();
    });
  }

  /** Until the first image is there, nothing of the overlay is seen. */
  private follow(): void {
    const view = () => this.drawn.setAttribute('transform', this.figure.dataset['view'] ?? 'scale(0)');
    this.figure.addEventListener('view', view);
    this.figure.addEventListener('tool', () => this.drawing(this.tool === this.draws || (this.draws === BOX && DRAWS.includes(this.tool))));
    view();
  }

  private get tool(): string {
    return this.figure.dataset['tool'] ?? this.draws;
  }

  get slice(): number {
    return this.at;
  }

  go(slice: number): void {
    go(this.figure, slice);
  }

  show(shapes: Shape[]): void {
    this.shapes = shapes;
    this.draw();
  }

  /** Calls back with the box, on whole pixels, when a drag of at least two pixels ends, and with the point of a click. */
  onDrag(done: (box: Box) => void, clicked?: (point: { x: number; y: number }) => void): void {
    let start: DOMPoint | null = null;
    const open = (event: PointerEvent): Box | null => {
      if (!start) return null;
      const end = this.point(event);
      const [x0, x1] = [start.x, end.x].sort((a, b) => a - b).map((x) => this.within(x, this.grid.columns)) as [number, number];
      const [y0, y1] = [start.y, end.y].sort((a, b) => a - b).map((y) => this.within(y, this.grid.rows)) as [number, number];
      return { x0, y0, x1, y1, first: this.at, last: this.at };
    };
    this.svg.classList.add('draws');
    this.svg.addEventListener('pointerdown', (event) => {
      if (event.button !== 0 || this.tool !== this.draws) return;
      event.preventDefault();
      this.svg.setPointerCapture(event.pointerId);
      start = this.point(event);
    });
    this.svg.addEventListener('pointermove', (event) => {
      const box = open(event);
      if (box) this.draw({ box, color: '#ffd54a', dashed: true, title: '' });
    });
    this.svg.addEventListener('pointerup', (event) => {
      const box = open(event);
      start = null;
      this.draw();
      if (!box) return;
      if (box.x1 - box.x0 >= 2 && box.y1 - box.y0 >= 2) done(box);
      else clicked?.({ x: box.x0, y: box.y0 });
    });
    this.svg.addEventListener('pointercancel', () => {
      start = null;
      this.draw();
    });
  }

  /** Whether the pointer draws on this overlay; where several lie over one picture, on one at a time. */
  drawing(on: boolean): void {
    this.svg.classList.toggle('draws', on);
  }

  private draw(more?: Shape): void {
    this.boxes.replaceChildren(...on(this.at, [...this.shapes, ...(more ? [more] : [])]).map(rectangle));
  }

  /** A ring where the pointer is, as wide as what it draws. */
  cursor(at: { x: number; y: number } | null, radius: number): void {
    if (!at) return this.ring.remove();
    const attributes = { cx: at.x, cy: at.y, r: radius, stroke: '#fff', fill: 'none', 'vector-effect': 'non-scaling-stroke' };
    for (const [name, value] of Object.entries(attributes)) this.ring.setAttribute(name, String(value));
    this.drawn.append(this.ring);
  }

  /** To draw more on, in pixels of the image. */
  layer(): SVGGElement {
    const layer = document.createElementNS(SVG, 'g');
    this.drawn.append(layer);
    return layer;
  }

  /** Pixels of the screen to a pixel of the image. */
  get scale(): number {
    const { a = 1, b = 0 } = this.drawn.getScreenCTM() ?? {};
    return Math.hypot(a, b);
  }

  /** Where on the image the pointer is. */
  point(event: PointerEvent): DOMPoint {
    return new DOMPoint(event.clientX, event.clientY).matrixTransform(this.drawn.getScreenCTM()?.inverse());
  }

  private within(value: number, most: number): number {
    return Math.min(most, Math.max(0, Math.round(value)));
  }
}

/** A figure that is not there yet begins with that slice. */
export function go(figure: HTMLElement, slice: number): void {
  figure.dataset['go'] = String(slice);
  figure.dispatchEvent(new CustomEvent('go', { detail: slice }));
}

/** A picture of one slice with boxes over it, by itself. */
export function thumbnail(url: string, alt: string, grid: Grid, slice: number, shapes: Shape[]): HTMLElement {
  const image = Object.assign(document.createElement('img'), { src: url.replace('{n}', String(slice)), alt });
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', `0 0 ${grid.columns} ${grid.rows}`);
  svg.setAttribute('aria-hidden', 'true');
  svg.append(...on(slice, shapes).map(rectangle));
  const frame = document.createElement('div');
  frame.className = 'thumbnail';
  frame.append(image, svg);
  return frame;
}

/** What can be seen on a slice; a box whose numbers are just being typed may be none yet. */
function on(slice: number, shapes: Shape[]): Shape[] {
  return shapes.filter(({ box }) => box.first <= slice && slice <= box.last && box.x0 < box.x1 && box.y0 < box.y1);
}

function rectangle({ box, color, dashed, title }: Shape): SVGElement {
  const rect = document.createElementNS(SVG, 'rect');
  const attributes = { x: box.x0, y: box.y0, width: box.x1 - box.x0, height: box.y1 - box.y0, stroke: color, fill: 'none', 'vector-effect': 'non-scaling-stroke', 'stroke-width': 2, ...(dashed ? { 'stroke-dasharray': '5 4' } : {}) };
  for (const [name, value] of Object.entries(attributes)) rect.setAttribute(name, String(value));
  if (title) {
    const said = document.createElementNS(SVG, 'title');
    said.textContent = title;
    rect.append(said);
  }
  return rect;
}
