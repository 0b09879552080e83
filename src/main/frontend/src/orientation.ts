import { element } from './island';
import type { Lie } from './stack-view';

/** Beside an image: letters of where in the patient its sides are, and how long some mm are on it. */
export class Marks {
  private readonly letters = ['top', 'right', 'bottom', 'left'].map((side) => element('span', { className: `side side-${side}` }));
  private readonly bar = element('span', { className: 'scale' });
  readonly root = element('div', { className: 'marks' }, ...this.letters, this.bar);

  constructor() {
    this.root.setAttribute('aria-hidden', 'true');
  }

  show({ matrix, sides, mmPerPixel }: Lie): void {
    this.letters.forEach((letter, index) => (letter.textContent = sides?.[index] ?? ''));
    this.bar.hidden = mmPerPixel === null;
    if (mmPerPixel !== null) this.measure(Math.hypot(matrix.a, matrix.b) / mmPerPixel);
  }

  /** The longest round length that is not longer than a hundred and twenty pixels. */
  private measure(pixelsPerMm: number): void {
    const mm = [500, 200, 100, 50, 20, 10, 5, 2, 1].find((length) => length * pixelsPerMm <= 120) ?? 1;
    this.bar.style.width = `${mm * pixelsPerMm}px`;
    this.bar.textContent = mm >= 10 ? `${mm / 10} cm` : `${mm} mm`;
  }
}
