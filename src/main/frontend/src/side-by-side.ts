import { element } from './island';

/** What one of the pictures beside the viewer shows over the same image. */
export interface Beside {
  name: string;
  color: string;
  draw(group: SVGGElement): void;
}

interface Copy {
  beside: Beside;
  root: HTMLElement;
  canvas: HTMLCanvasElement;
  svg: SVGSVGElement;
  group: SVGGElement;
}

const SVG = 'http://www.w3.org/2000/svg';
const MOVES = ['window', 'zoom', 'pan'];

/** Copies of what a viewer shows, each with a drawing of its own: the same slice, window, zoom and place at any time. */
export class SideBySide {
  private readonly copies: Copy[];

  constructor(private readonly figure: HTMLElement, besides: Beside[]) {
    this.copies = besides.map((beside) => this.made(beside));
    figure.addEventListener('view', () => this.copy());
  }

  /** The pictures stand in the place of the one, each with a part of it. */
  open(on: boolean): void {
    this.figure.classList.toggle('beside', on);
    if (on) this.figure.querySelector('.frame')?.after(...this.copies.map(({ root }) => root));
    else this.copies.forEach(({ root }) => root.remove());
    this.copy();
  }

  draw(): void {
    if (this.opened) this.copies.forEach(({ beside, group }) => beside.draw(group));
  }

  private get opened(): boolean {
    return this.figure.classList.contains('beside');
  }

  private copy(): void {
    const source = this.figure.querySelector<HTMLCanvasElement>('.canvas canvas');
    if (!this.opened || !source?.width || !source.height) return;
    for (const { canvas, svg, group } of this.copies) {
      if (canvas.width !== source.width || canvas.height !== source.height) Object.assign(canvas, { width: source.width, height: source.height });
      canvas.getContext('2d')?.drawImage(source, 0, 0);
      svg.setAttribute('viewBox', `0 0 ${source.clientWidth} ${source.clientHeight}`);
      group.setAttribute('transform', this.figure.dataset['view'] ?? 'scale(0)');
    }
  }

  private made(beside: Beside): Copy {
    const canvas = element('canvas');
    const svg = document.createElementNS(SVG, 'svg');
    const group = document.createElementNS(SVG, 'g');
    svg.append(group);
    const name = element('div', { className: 'name' }, element('span', { className: 'swatch' }), ` ${beside.name}`);
    (name.firstElementChild as HTMLElement).style.background = beside.color;
    const root = element('div', { className: 'copy' }, canvas, svg, name);
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', beside.name);
    svg.setAttribute('aria-hidden', 'true');
    root.addEventListener('wheel', (event) => this.pass(event, '.frame'), { passive: false });
    root.addEventListener('pointerdown', (event) => {
      this.figure.querySelector<HTMLElement>('.view')?.focus({ preventScroll: true });
      if (MOVES.includes(this.figure.dataset['tool'] ?? '')) this.pass(event, '.canvas');
    });
    return { beside, root, canvas, svg, group };
  }

  /** Whatever moves one of them moves the viewer, and with it all. Dragging goes by differences, so it may begin anywhere. */
  private pass(event: WheelEvent | PointerEvent, to: string): void {
    event.preventDefault();
    const { type } = event;
    this.figure.querySelector(to)?.dispatchEvent(event instanceof WheelEvent ? new WheelEvent(type, event) : new PointerEvent(type, event));
  }
}
