import { element } from './island';
import type { Across } from './masks';
import { place } from './masks';
import type { Grid } from './overlay';
import { letter, type Steps } from './patient';
import { greyOf, type Shade } from './shading';
import { text } from './texts';
import type { Values } from './stack-view';

const SVG = 'http://www.w3.org/2000/svg';

/** Where the planes of a volume cross, in voxels. */
interface Cross {
  column: number;
  row: number;
  slice: number;
}

/** The grey values of a series. */
interface Volume {
  grid: Grid;
  steps: Steps;
  values(slice: number): Values;
}

/**
 * A plane across the slices of a volume, along their rows or their columns: its pixels are voxels, `x` along the slice and `y` from
 * slice to slice, stretched to their size in the patient and turned as readers look at such a plane. Others draw over it in pixels, and
 * are told by 'drawn' on its element.
 */
export class Pane {
  readonly root: HTMLElement;
  /** What lies over the image is put in here, under its matrix. */
  readonly svg = document.createElementNS(SVG, 'svg');
  readonly drawn = document.createElementNS(SVG, 'g');
  readonly width: number;
  readonly height: number;
  /** Of a pixel, beside its width. */
  readonly tall: number;
  private readonly image = document.createElement('canvas');
  private readonly letters = ['top', 'right', 'bottom', 'left'].map((side) => element('span', { className: `side side-${side}` }));
  private readonly name: string;
  private readonly turned: { right: number[]; down: number[]; swapped: boolean; x: 1 | -1; y: 1 | -1 };
  private said = '';

  /** @param go is told where the reader wants the planes to cross */
  constructor(readonly axis: Across['axis'], private readonly volume: Volume, private cross: Cross, private readonly go: (cross: Partial<Cross>) => void) {
    const { grid, steps } = volume;
    const along = axis === 'row' ? steps.column : steps.row;
    this.width = axis === 'row' ? grid.columns : grid.rows;
    this.height = grid.slices;
    this.tall = Math.hypot(...steps.slice) / Math.hypot(...along);
    const normal = main(axis === 'row' ? steps.row : steps.column);
    this.turned = turn(along, steps.slice, normal);
    this.name = [text('viewer.sagittal'), text('viewer.coronal'), text('viewer.axial')][normal] ?? '';
    Object.assign(this.image, { width: this.width, height: this.height, className: 'slab' });
    this.svg.setAttribute('class', 'lines');
    this.svg.append(this.drawn);
    const marks = element('div', { className: 'marks' }, ...this.letters, element('span', { className: 'plane', textContent: this.name }));
    this.root = element('div', { className: 'pane', tabIndex: 0 }, this.image, this.svg as unknown as HTMLElement, marks);
    this.root.setAttribute('role', 'application');
    for (const part of [this.image, this.svg, marks]) part.setAttribute('aria-hidden', 'true');
    new ResizeObserver(() => this.lie()).observe(this.root);
    this.listen();
  }

  get plane(): Across {
    return { axis: this.axis, at: this.cross[this.axis] };
  }

  /** Shows where the planes cross, as bright as the images beside it. */
  show(cross: Cross, shade: Shade): void {
    this.cross = cross;
    const label = text('viewer.plane', this.name, cross[this.axis] + 1, this.axis === 'row' ? this.volume.grid.rows : this.volume.grid.columns);
    this.root.setAttribute('aria-label', label);
    const { lower, upper, invert } = shade;
    const image = `${cross[this.axis]} ${lower} ${upper} ${invert}`;
    if (image !== this.said) this.paint(shade);
    this.said = image;
    this.lines();
    this.root.dispatchEvent(new CustomEvent('drawn'));
  }

  /** In its pixels. */
  point(event: PointerEvent | MouseEvent): DOMPoint {
    return new DOMPoint(event.clientX, event.clientY).matrixTransform(this.drawn.getScreenCTM()?.inverse());
  }

  private listen(): void {
    const most = (this.axis === 'row' ? this.volume.grid.rows : this.volume.grid.columns) - 1;
    const by = (step: number) => this.go({ [this.axis]: Math.min(most, Math.max(0, this.cross[this.axis] + step)) });
    this.root.addEventListener('wheel', (event) => {
      event.preventDefault();
      by(Math.sign(event.deltaY));
    }, { passive: false });
    this.root.addEventListener('keydown', (event) => {
      const step = { PageUp: -5, PageDown: 5, ArrowUp: -1, ArrowDown: 1, ArrowLeft: -1, ArrowRight: 1, Home: -most, End: most }[event.key];
      if (step === undefined || event.shiftKey) return;
      event.preventDefault();
      event.stopPropagation();
      by(step);
    });
  }

  /** Crosses where the pointer is. */
  locate(event: PointerEvent): void {
    const { x, y } = this.point(event);
    const within = (value: number, count: number) => Math.min(count - 1, Math.max(0, Math.floor(value)));
    this.go({ [this.axis === 'row' ? 'column' : 'row']: within(x, this.width), slice: within(y, this.height) });
  }

  private paint(shade: Shade): void {
    const context = this.image.getContext('2d');
    if (!context) return;
    const picture = context.createImageData(this.width, this.height);
    const pixels = new Uint32Array(picture.data.buffer);
    for (let slice = 0; slice < this.height; slice++) {
      const values = this.volume.values(slice);
      if (!values) continue;
      const { stored, slope, intercept } = values;
      for (let along = 0; along < this.width; along++) {
        const value = (stored[place(this.plane, along, this.volume.grid.columns)] ?? 0) * slope + intercept;
        pixels[slice * this.width + along] = greyOf(value, shade);
      }
    }
    context.putImageData(picture, 0, 0);
  }

  private lines(): void {
    const along = this.cross[this.axis === 'row' ? 'column' : 'row'] + 0.5;
    const slice = this.cross.slice + 0.5;
    this.drawn.querySelectorAll('.line').forEach((line) => line.remove());
    this.drawn.prepend(line(along, 0, along, this.height), line(0, slice, this.width, slice));
  }

  /** As large as fits. */
  private lie(): void {
    const { swapped, x, y, right, down } = this.turned;
    const [wide, high] = swapped ? [this.height * this.tall, this.width] : [this.width, this.height * this.tall];
    const [left, top] = [this.root.clientWidth / 2, this.root.clientHeight / 2];
    const scale = Math.min((2 * left) / wide, (2 * top) / high);
    const [ofX, ofY] = [scale * x, scale * this.tall * y];
    const matrix = new DOMMatrix(swapped ? [0, ofX, ofY, 0, left, top] : [ofX, 0, 0, ofY, left, top]).translate(-this.width / 2, -this.height / 2);
    this.root.dataset['view'] = matrix.toString();
    this.image.style.transform = matrix.toString();
    this.drawn.setAttribute('transform', matrix.toString());
    const opposite = (direction: number[]) => direction.map((part) => -part);
    [opposite(down), right, down, opposite(right)].forEach((direction, side) => this.letters[side] && (this.letters[side].textContent = letter(direction)));
    this.root.dispatchEvent(new CustomEvent('drawn'));
  }
}

/** The axis of the patient a direction is nearest to. */
function main(direction: number[]): number {
  return direction.reduce((most, part, axis) => (Math.abs(part) > Math.abs(direction[most] ?? 0) ? axis : most), 0);
}

/** To the right: left or, on a sagittal plane, back of the patient; downwards: feet or, on an axial plane, back. */
function turn(along: number[], slice: number[], normal: number): { right: number[]; down: number[]; swapped: boolean; x: 1 | -1; y: 1 | -1 } {
  const [toRight, toBottom, bottomSign] = ([[1, 2, -1], [0, 2, -1], [0, 1, 1]] as const)[normal] ?? [0, 1, 1];
  const swapped = main(along) !== toRight;
  const wanted = (direction: number[], axis: number, sign: number): 1 | -1 => ((direction[axis] ?? 0) * sign < 0 ? -1 : 1);
  const x = swapped ? wanted(along, toBottom, bottomSign) : wanted(along, toRight, 1);
  const y = swapped ? wanted(slice, toRight, 1) : wanted(slice, toBottom, bottomSign);
  const [ofX, ofY] = [along.map((part) => part * x), slice.map((part) => part * y)];
  return { right: swapped ? ofY : ofX, down: swapped ? ofX : ofY, swapped, x, y };
}

function line(x1: number, y1: number, x2: number, y2: number): SVGElement {
  const made = document.createElementNS(SVG, 'line');
  for (const [name, value] of Object.entries({ x1, y1, x2, y2, class: 'line', 'vector-effect': 'non-scaling-stroke' })) made.setAttribute(name, String(value));
  return made;
}

/** Both planes across the images of a figure, and in each, also on the images, where the others lie. */
export class Planes {
  readonly panes: Pane[];
  private cross: Cross;
  private readonly lines = document.createElementNS(SVG, 'svg');
  private readonly drawn = document.createElementNS(SVG, 'g');
  private readonly root: HTMLElement;

  /** @param shade of the images now */
  constructor(private readonly figure: HTMLElement, volume: Volume, slice: number, private readonly shade: () => Shade | null) {
    const { grid } = volume;
    this.cross = { column: Math.floor(grid.columns / 2), row: Math.floor(grid.rows / 2), slice };
    this.panes = (['row', 'column'] as const).map((axis) => new Pane(axis, volume, this.cross, (cross) => this.go(cross)));
    this.root = element('div', { className: 'panes' }, ...this.panes.map(({ root }) => root));
    this.lines.setAttribute('class', 'lines');
    this.lines.setAttribute('aria-hidden', 'true');
    this.lines.append(this.drawn);
    figure.querySelector('.frame')?.append(this.lines);
    figure.querySelector('.stage')?.append(this.root);
    figure.addEventListener('view', () => this.draw());
    figure.addEventListener('slice', (event) => {
      this.cross = { ...this.cross, slice: (event as CustomEvent<number>).detail };
      this.draw();
    });
    this.locating(grid);
    this.open(true);
    figure.dispatchEvent(new CustomEvent('panes', { detail: this.panes }));
  }

  /** @returns whether they are shown now */
  open(open = Boolean(this.root.hidden)): boolean {
    this.root.hidden = !open;
    this.lines.toggleAttribute('hidden', !open);
    this.figure.classList.toggle('planes', open);
    this.draw();
    return open;
  }

  private go(to: Partial<Cross>): void {
    const { slice } = this.cross;
    this.cross = { ...this.cross, ...to };
    if (this.cross.slice !== slice) this.figure.dispatchEvent(new CustomEvent('go', { detail: this.cross.slice }));
    this.draw();
  }

  /** With the tool 'locate' on the images, with every tool but those that paint on the panes. */
  private locating(grid: Grid): void {
    const frame = this.figure.querySelector<HTMLElement>('.frame');
    const follow = (event: PointerEvent) => {
      if (!(event.buttons & 1) || this.root.hidden || this.figure.dataset['tool'] !== 'locate') return;
      const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(this.drawn.getScreenCTM()?.inverse());
      if (x >= 0 && y >= 0 && x < grid.columns && y < grid.rows) this.go({ column: Math.floor(x), row: Math.floor(y) });
    };
    frame?.addEventListener('pointerdown', follow);
    frame?.addEventListener('pointermove', follow);
    for (const pane of this.panes) {
      const locate = (event: PointerEvent) => {
        if (event.buttons & 1 && !['brush', 'eraser'].includes(this.figure.dataset['tool'] ?? '')) pane.locate(event);
      };
      pane.root.addEventListener('pointerdown', locate);
      pane.root.addEventListener('pointermove', locate);
    }
  }

  private draw(): void {
    const shade = this.shade();
    if (this.root.hidden || !shade) return;
    this.drawn.setAttribute('transform', this.figure.dataset['view'] ?? 'scale(0)');
    const [column, row] = [this.cross.column + 0.5, this.cross.row + 0.5];
    const far = 1e4;
    this.drawn.replaceChildren(line(column, -far, column, far), line(-far, row, far, row));
    this.panes.forEach((pane) => pane.show(this.cross, shade));
  }
}
