import { type Drawing, fewest, type Turned } from './drawings';
import { element } from './island';
import type { Point } from './masks';
import { text } from './texts';

/** What a lesion is called, and what to do with a drawing that was typed in. */
interface DrawingOf {
  drawing(): Drawing | null;
  /** @param of what is typed in, so that typing on is one step */
  typed(drawing: Drawing, of?: string): void;
}

/** The numbers of a drawing, so that everything about one can be done by keys. */
export class DrawingFields {
  readonly place = element('div', { className: 'drawing-fields' });
  private shown: Drawing | null = null;
  private unfolded = false;

  constructor(private readonly index: number, private readonly lesion: DrawingOf) {
    this.tell();
  }

  /** Shows what it is by now, unless that was typed here. */
  tell(): void {
    const drawing = this.lesion.drawing();
    if (!drawing || drawing === this.shown) return;
    this.shown = drawing;
    const { points, turned } = drawing;
    const slice = this.number(text('task.slice'), drawing.slice + 1, (value) => ({ ...this.now, slice: value - 1 }), '1');
    const rest = turned || drawing.kind === 'point' ? [...this.point(0), ...(turned ? this.turned() : [])] : [this.list(points)];
    this.place.replaceChildren(slice, ...rest);
  }

  unfold(): void {
    this.unfolded = true;
    this.place.querySelector('details')?.setAttribute('open', '');
    this.place.querySelector<HTMLElement>('input')?.focus();
  }

  private get now(): Drawing {
    return this.lesion.drawing() as Drawing;
  }

  private list(points: readonly Point[]): HTMLElement {
    const rows = element('ol', {});
    const details = element('details', {}, element('summary', { textContent: text('task.points', points.length) }), rows);
    const fill = () => details.open && rows.childElementCount === 0 && rows.append(...points.map((_, at) => this.row(at)));
    details.open = this.unfolded;
    fill();
    details.addEventListener('toggle', () => {
      this.unfolded = details.open;
      fill();
    });
    return details;
  }

  private row(at: number): HTMLElement {
    const more = this.button('+', text('task.point-after', at + 1, this.index + 1), () => {
      const { kind, points } = this.now;
      const [one, next] = [points[at], points[at + 1] ?? (kind === 'polygon' ? points[0] : undefined)] as [Point, Point | undefined];
      const middle = next ? { x: (one.x + next.x) / 2, y: (one.y + next.y) / 2 } : { x: one.x + 1, y: one.y + 1 };
      this.put(points.toSpliced(at + 1, 0, middle), at + 1);
    });
    const less = this.button('−', text('task.point-delete', at + 1, this.index + 1), () => this.put(this.now.points.toSpliced(at, 1), Math.max(0, at - 1)));
    less.disabled = this.now.points.length <= fewest(this.now.kind);
    return element('li', {}, ...this.point(at), more, less);
  }

  private put(points: Point[], focus: number): void {
    this.lesion.typed({ ...this.now, points });
    this.tell();
    this.place.querySelectorAll('li')[focus]?.querySelector('input')?.focus();
  }

  private point(at: number): HTMLElement[] {
    return (['x', 'y'] as const).map((axis) => {
      const name = this.now.points.length > 1 ? text('task.of-point', axis, at + 1) : axis;
      const set = (value: number) => ({ ...this.now, points: this.now.points.with(at, { ...(this.now.points[at] as Point), [axis]: value }) });
      return this.number(name, this.now.points[at]?.[axis] ?? NaN, set, 'any', axis);
    });
  }

  private turned(): HTMLElement[] {
    const names: [keyof Turned, string][] = [['width', text('task.width')], ['height', text('task.height')], ['angle', text('task.angle')]];
    return names.map(([key, name]) => {
      const set = (value: number) => ({ ...this.now, turned: { ...(this.now.turned as Turned), [key]: value } });
      return this.number(name, this.now.turned?.[key] ?? NaN, set);
    });
  }

  private number(name: string, value: number, set: (value: number) => Drawing, step = 'any', short = name): HTMLElement {
    const input = element('input', { type: 'number', step, value: Number.isFinite(value) ? String(value) : '' });
    input.setAttribute('aria-label', text('task.of-lesion', name, this.index + 1));
    input.addEventListener('input', () => {
      this.shown = set(input.value === '' ? NaN : Number(input.value));
      this.lesion.typed(this.shown, `${this.index} ${name}`);
    });
    return element('label', {}, short, ' ', input);
  }

  private button(sign: string, name: string, press: () => void): HTMLButtonElement {
    const button = element('button', { type: 'button', className: 'small', textContent: sign });
    button.setAttribute('aria-label', name);
    button.addEventListener('click', press);
    return button;
  }
}
