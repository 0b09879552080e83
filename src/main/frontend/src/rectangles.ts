/** Whole pixels of the image. */
export interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

interface Shown {
  rectangle: Rectangle;
  on: boolean;
  name: string;
}

type Grip = 'move' | 'nw' | 'ne' | 'sw' | 'se';

const SVG = 'http://www.w3.org/2000/svg';
const GRIPS: Grip[] = ['nw', 'ne', 'sw', 'se'];
/** Of the width of the picture on the screen. */
const GRIP = 10;
const LEAST_DRAWN = 2;

/** Rectangles over the slice a figure shows that are drawn, moved and stretched with the pointer or with keys. */
export class Rectangles {
  private readonly svg = document.createElementNS(SVG, 'svg');
  private readonly drawn: SVGGElement[] = [];
  private readonly image: HTMLImageElement;
  private readonly slider: HTMLInputElement | null;
  private shown: Shown[] = [];
  private proposed: Rectangle[] = [];
  private drawing = (_: Rectangle): void => undefined;
  private changing = (_: number, __: Rectangle): void => undefined;
  private removing = (_: number): void => undefined;

  constructor(private readonly figure: HTMLElement) {
    this.image = figure.querySelector('img') as HTMLImageElement;
    this.slider = figure.querySelector<HTMLInputElement>('input[type=range]');
    this.svg.setAttribute('class', 'overlay draws rectangles');
    figure.querySelector('.frame')?.append(this.svg);
    this.image.addEventListener('load', () => this.render());
    new ResizeObserver(() => this.render()).observe(this.svg);
    this.listen();
  }

  /** From 0. */
  get slice(): number {
    return Number(this.slider?.value ?? 1) - 1;
  }

  /** Of the image that is shown, in its pixels. */
  get size(): { width: number; height: number } {
    return { width: this.image.naturalWidth || 1, height: this.image.naturalHeight || 1 };
  }

  go(slice: number): void {
    this.figure.dispatchEvent(new CustomEvent('go', { detail: slice }));
  }

  focus(index: number): void {
    this.drawn[index]?.querySelector<SVGElement>('.region')?.focus();
  }

  /** Shows what will be black as black, or as outlines again. @return whether it is black now */
  blacken(): boolean {
    return this.svg.classList.toggle('black');
  }

  onDraw(done: (rectangle: Rectangle) => void): void {
    this.drawing = done;
  }

  onChange(changed: (index: number, rectangle: Rectangle) => void): void {
    this.changing = changed;
  }

  onRemove(remove: (index: number) => void): void {
    this.removing = remove;
  }

  show(shown: Shown[], proposed: Rectangle[]): void {
    this.shown = shown;
    this.proposed = proposed;
    this.render();
  }

  /** Elements stay what they are, so that the focus does. */
  private render(extra?: Rectangle): void {
    const { width, height } = this.size;
    this.svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
    while (this.drawn.length > this.shown.length) this.drawn.pop()?.remove();
    while (this.drawn.length < this.shown.length) this.drawn.push(this.made());
    this.shown.forEach((one, index) => this.place(this.drawn[index] as SVGGElement, one));
    this.svg.querySelectorAll('.proposed, .open').forEach((old) => old.remove());
    const hints = this.proposed.map((box) => rectangle(box, 'proposed'));
    this.svg.prepend(...hints);
    if (extra) this.svg.append(rectangle(extra, 'open'));
  }

  private made(): SVGGElement {
    const group = document.createElementNS(SVG, 'g');
    const region = rectangle({ x: 0, y: 0, width: 1, height: 1 }, 'region');
    region.setAttribute('tabindex', '0');
    region.setAttribute('role', 'button');
    region.dataset['grip'] = 'move';
    group.append(region);
    for (const grip of GRIPS) {
      const handle = rectangle({ x: 0, y: 0, width: 1, height: 1 }, 'grip');
      handle.dataset['grip'] = grip;
      group.append(handle);
    }
    this.svg.append(group);
    return group;
  }

  private place(group: SVGGElement, { rectangle: r, on, name }: Shown): void {
    const there = on && [r.x, r.y, r.width, r.height].every(Number.isFinite) && r.width > 0 && r.height > 0;
    group.toggleAttribute('hidden', !there);
    group.style.display = there ? '' : 'none';
    if (!there) return;
    const side = GRIP / this.scale();
    group.querySelectorAll<SVGElement>('[data-grip]').forEach((part) => {
      const grip = part.dataset['grip'] as Grip;
      if (grip === 'move') {
        set(part, r);
        part.setAttribute('aria-label', name);
        return;
      }
      const x = grip.endsWith('w') ? r.x : r.x + r.width;
      const y = grip.startsWith('n') ? r.y : r.y + r.height;
      set(part, { x: x - side / 2, y: y - side / 2, width: side, height: side });
    });
  }

  /** Pixels of the screen for one of the image. */
  private scale(): number {
    return this.svg.getScreenCTM()?.a || 1;
  }

  private listen(): void {
    let start: DOMPoint | null = null;
    let held: { index: number; grip: Grip; was: Rectangle } | null = null;
    this.svg.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return;
      event.preventDefault();
      this.svg.setPointerCapture(event.pointerId);
      start = this.point(event);
      const part = (event.target as SVGElement).closest<SVGElement>('[data-grip]');
      const index = part ? this.drawn.indexOf(part.parentElement as unknown as SVGGElement) : -1;
      const was = this.shown[index]?.rectangle;
      held = part && was ? { index, grip: part.dataset['grip'] as Grip, was: { ...was } } : null;
      if (held) this.focus(index);
    });
    this.svg.addEventListener('pointermove', (event) => {
      if (!start) return;
      const now = this.point(event);
      if (held) this.changing(held.index, this.pulled(held.was, held.grip, now.x - start.x, now.y - start.y));
      else this.render(this.between(start, now));
    });
    this.svg.addEventListener('pointerup', (event) => {
      const open = start && !held ? this.between(start, this.point(event)) : null;
      start = held = null;
      this.render();
      if (open && open.width >= LEAST_DRAWN && open.height >= LEAST_DRAWN) this.drawing(open);
      else if (open) this.slider?.focus();
    });
    this.svg.addEventListener('pointercancel', () => {
      start = held = null;
      this.render();
    });
    this.svg.addEventListener('keydown', (event) => this.key(event));
  }

  private key(event: KeyboardEvent): void {
    const group = (event.target as SVGElement).closest('g');
    const index = group ? this.drawn.indexOf(group) : -1;
    const was = this.shown[index]?.rectangle;
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (!was) return;
    if (event.key === 'Delete' || event.key === 'Backspace') this.removing(index);
    else if (way) this.changing(index, this.pulled(was, event.shiftKey ? 'se' : 'move', ...(way.map((step) => step * (event.ctrlKey ? 10 : 1)) as [number, number])));
    else return;
    event.preventDefault();
    event.stopPropagation(); // arrows would go to another slice
  }

  /** What a rectangle becomes when it is moved, or one of its corners is; it stays in the image and is never less than a pixel. */
  private pulled(was: Rectangle, grip: Grip, right: number, down: number): Rectangle {
    const { width, height } = this.size;
    const [dx, dy] = [Math.round(right), Math.round(down)];
    if (grip === 'move') {
      return { ...was, x: within(was.x + dx, 0, Math.max(0, width - was.width)), y: within(was.y + dy, 0, Math.max(0, height - was.height)) };
    }
    const [x1, y1] = [was.x + was.width, was.y + was.height];
    const left = grip.endsWith('w') ? within(was.x + dx, 0, x1 - 1) : was.x;
    const top = grip.startsWith('n') ? within(was.y + dy, 0, y1 - 1) : was.y;
    const end = grip.endsWith('e') ? within(x1 + dx, was.x + 1, width) : x1;
    const bottom = grip.startsWith('s') ? within(y1 + dy, was.y + 1, height) : y1;
    return { x: left, y: top, width: end - left, height: bottom - top };
  }

  private between(from: DOMPoint, to: DOMPoint): Rectangle {
    const { width, height } = this.size;
    const [x0, x1] = [from.x, to.x].sort((a, b) => a - b).map((x) => within(Math.round(x), 0, width)) as [number, number];
    const [y0, y1] = [from.y, to.y].sort((a, b) => a - b).map((y) => within(Math.round(y), 0, height)) as [number, number];
    return { x: x0, y: y0, width: x1 - x0, height: y1 - y0 };
  }

  private point(event: PointerEvent): DOMPoint {
    return new DOMPoint(event.clientX, event.clientY).matrixTransform(this.svg.getScreenCTM()?.inverse());
  }
}

function rectangle(of: Rectangle, className: string): SVGRectElement {
  const made = document.createElementNS(SVG, 'rect');
  made.setAttribute('class', className);
  made.setAttribute('vector-effect', 'non-scaling-stroke');
  set(made, of);
  return made;
}

function set(element: SVGElement, { x, y, width, height }: Rectangle): void {
  for (const [name, value] of Object.entries({ x, y, width, height })) element.setAttribute(name, String(value));
}

function within(value: number, least: number, most: number): number {
  return Math.min(Math.max(least, most), Math.max(least, value));
}
