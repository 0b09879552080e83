import { element } from './island';
import { type Beside, SideBySide } from './side-by-side';
import { text } from './texts';

/** SVG path data in pixels of the image; a share of opacity where it is an area by itself. */
export interface Piece {
  path: string;
  shade?: number;
}

/** What is drawn over the images as one: by a reader, by several together, or where they differ. */
export interface Layer {
  /** Pressed to show or hide it; a capital letter with Shift, since the small ones are the tools'. */
  key: string;
  name: string;
  color: string;
  dashed?: boolean;
  /** Has a picture of its own beside the others. */
  alone: boolean;
  on(slice: number): Piece[];
}

const SVG = 'http://www.w3.org/2000/svg';
/** A key that is held must not flash: fewer than three times a second (WCAG 2.3.1). */
const FLICKER = 400;

/** Layers over the viewer, each to be shown or hidden; one after the other alone; side by side. Works by buttons and keys. */
export class Layers {
  private readonly svg = document.createElementNS(SVG, 'svg');
  private readonly drawn = document.createElementNS(SVG, 'g');
  private readonly shown: Set<Layer>;
  private readonly buttons = new Map<Layer, HTMLButtonElement>();
  private readonly fill = tool('O', text('layers.fill'));
  private readonly beside: SideBySide;
  private alone: Layer | null = null;
  private slice: number;
  private flickered = 0;

  constructor(private readonly figure: HTMLElement, private readonly layers: Layer[]) {
    this.shown = new Set(layers);
    this.svg.setAttribute('class', 'layers');
    this.svg.setAttribute('aria-hidden', 'true');
    this.svg.append(this.drawn);
    figure.querySelector('.frame')?.append(this.svg);
    this.slice = Number(figure.querySelector<HTMLInputElement>('input[type=range]')?.value ?? 1) - 1;
    this.beside = new SideBySide(figure, layers.filter(({ alone }) => alone).map((layer): Beside => ({ name: layer.name, color: layer.color, draw: (group) => this.fillIn(group, [layer]) })));
    this.bar();
    this.explain();
    figure.addEventListener('slice', (event) => {
      this.slice = (event as CustomEvent<number>).detail;
      this.draw();
    });
    figure.addEventListener('view', () => this.lie());
    this.lie();
    this.draw();
  }

  draw(): void {
    this.fillIn(this.drawn, this.alone ? [this.alone] : this.layers.filter((layer) => this.shown.has(layer)));
    this.beside.draw();
  }

  private lie(): void {
    this.drawn.setAttribute('transform', this.figure.dataset['view'] ?? 'scale(0)');
  }

  private fillIn(group: SVGGElement, layers: Layer[]): void {
    const filled = this.fill.getAttribute('aria-pressed') === 'true';
    group.replaceChildren(...layers.flatMap((layer) => layer.on(this.slice).map((piece) => drawing(layer, piece, filled))));
  }

  private bar(): void {
    const flicker = tool('K', text('layers.flicker'));
    const all = tool('A', text('layers.all'));
    const beside = tool('S', text('layers.beside'));
    for (const layer of this.layers) {
      const button = tool(layer.key, layer.name, true);
      const swatch = element('span', { className: 'swatch' });
      swatch.style.background = layer.color;
      button.prepend(swatch, ' ');
      button.addEventListener('click', () => this.toggle(layer));
      this.buttons.set(layer, button);
    }
    this.fill.setAttribute('aria-pressed', 'false');
    beside.setAttribute('aria-pressed', 'false');
    this.fill.addEventListener('click', () => {
      press(this.fill);
      this.draw();
    });
    flicker.addEventListener('click', () => this.next());
    all.addEventListener('click', () => this.all());
    beside.addEventListener('click', () => {
      this.beside.open(press(beside));
      this.draw();
    });
    const several = this.readers.length > 1;
    const buttons = [...this.buttons.values(), this.fill, ...(several ? [flicker] : []), all, ...(several ? [beside] : [])];
    const row = element('div', { className: 'row tools' }, ...buttons);
    row.setAttribute('role', 'toolbar');
    row.setAttribute('aria-label', text('layers.title'));
    this.figure.querySelector('.stage')?.before(row);
    this.figure.addEventListener('keydown', (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || this.figure.querySelector('dialog[open]') || (event.target as HTMLElement).matches('[type=number], select')) return;
      const button = buttons.find((one) => one.dataset['key'] === event.key);
      if (!button) return;
      event.preventDefault();
      if (event.repeat && (button !== flicker || event.timeStamp - this.flickered < FLICKER)) return;
      this.flickered = event.timeStamp;
      button.click();
    });
  }

  private get readers(): Layer[] {
    return this.layers.filter(({ alone }) => alone);
  }

  private toggle(layer: Layer): void {
    this.alone = null;
    if (!this.shown.delete(layer)) this.shown.add(layer);
    this.told(this.shown.has(layer) ? text('layers.shown', layer.name) : text('layers.hidden', layer.name));
  }

  /** The next one alone. */
  private next(): void {
    const { readers } = this;
    this.alone = readers[(this.alone ? readers.indexOf(this.alone) + 1 : 0) % readers.length] ?? null;
    if (this.alone) this.told(text('layers.alone', this.alone.name));
  }

  private all(): void {
    this.alone = null;
    this.layers.forEach((layer) => this.shown.add(layer));
    this.told(text('layers.all-shown'));
  }

  private told(sentence: string): void {
    this.buttons.forEach((button, layer) => button.setAttribute('aria-pressed', String(this.alone ? layer === this.alone : this.shown.has(layer))));
    const said = this.figure.querySelector('[data-said]');
    if (said) said.textContent = sentence;
    this.draw();
  }

  /** Beside the keys of the viewer. */
  private explain(): void {
    const keys: [string[], string][] = [
      [this.layers.map(({ key }) => key), text('layers.key-toggle')],
      [['O'], text('layers.key-fill')],
      ...(this.readers.length > 1 ? ([[['K'], text('layers.key-flicker')], [['S'], text('layers.key-beside')]] as [string[], string][]) : []),
      [['A'], text('layers.key-all')],
    ];
    const facts = this.figure.querySelector('dialog dl');
    keys.forEach(([pressed, what]) => facts?.append(element('dt', {}, ...pressed.flatMap((key) => (/[A-Z]/.test(key) ? ['Shift', key.toLowerCase()] : [key])).flatMap((key) => [element('kbd', { textContent: key }), ' '])), element('dd', { textContent: what })));
  }
}

function tool(key: string, name: string, pressed?: boolean): HTMLButtonElement {
  const button = element('button', { type: 'button', className: 'small' }, name);
  button.dataset['key'] = key;
  button.setAttribute('aria-keyshortcuts', /[A-Z]/.test(key) ? `Shift+${key}` : key);
  if (pressed !== undefined) button.setAttribute('aria-pressed', String(pressed));
  return button;
}

function press(button: HTMLButtonElement): boolean {
  const pressed = button.getAttribute('aria-pressed') !== 'true';
  button.setAttribute('aria-pressed', String(pressed));
  return pressed;
}

function drawing({ color, dashed }: Layer, { path, shade }: Piece, filled: boolean): SVGElement {
  const made = document.createElementNS(SVG, 'path');
  const inside = shade ?? (filled ? 0.3 : 0);
  const line = shade === undefined ? { stroke: color, 'stroke-width': '2', 'vector-effect': 'non-scaling-stroke', ...(dashed ? { 'stroke-dasharray': '5 4' } : {}) } : {};
  const attributes = { d: path, 'fill-rule': 'evenodd', ...(inside ? { fill: color, 'fill-opacity': String(inside) } : { fill: 'none' }), ...line };
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}
