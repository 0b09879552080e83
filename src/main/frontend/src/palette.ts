import { element } from './island';
import type { LabelClass } from './labels';
import { text } from './texts';

/** Tools of a viewer that draw labels of a kind, the usual one first. */
const TOOLS: Record<string, string[]> = {
  box: ['box'],
  mask: ['brush', 'eraser', 'fill', 'cut', 'region'],
  polygon: ['polygon', 'spline'],
  polyline: ['polyline'],
  point: ['point'],
  'rotated-box': ['rotated-box'],
};

const DIGITS = '123456789';

/** The classes of the schema to choose from, by their colours and keys; what is drawn next is of the class chosen for its kind. */
export class Palette {
  readonly row = element('div', { className: 'row palette' });
  private readonly chosen = new Map<string, string>();
  private readonly buttons = new Map<string, HTMLButtonElement>();

  /** @param told when another class was chosen */
  constructor(private readonly figure: HTMLElement, classes: LabelClass[], places: HTMLElement[], told: (known: LabelClass) => void) {
    const keys = keysOf(classes, figure);
    this.row.setAttribute('role', 'group');
    this.row.setAttribute('aria-label', text('task.classes'));
    for (const known of [...classes].reverse()) this.chosen.set(known.kind, known.code);
    for (const known of classes) {
      const button = element('button', { type: 'button', className: 'small' }, swatch(known), known.name);
      const key = keys.get(known.code);
      if (key) {
        button.setAttribute('aria-keyshortcuts', key);
        const shown = element('kbd', { textContent: key });
        shown.setAttribute('aria-hidden', 'true');
        button.append(' ', shown);
      }
      button.addEventListener('click', () => {
        this.choose(known);
        told(known);
      });
      this.buttons.set(known.code, button);
      this.row.append(button);
    }
    for (const place of places) {
      place.addEventListener('keydown', (event) => {
        if (event.ctrlKey || event.metaKey || event.altKey || (event.target as HTMLElement).matches('input:not([type=range]), select, textarea')) return;
        const code = [...keys].find(([, key]) => key === event.key)?.[0];
        if (code) this.buttons.get(code)?.click();
      });
    }
    figure.addEventListener('tool', () => this.mark());
    this.mark();
  }

  /** The code of the class that is chosen for a kind; empty where the schema has none. */
  of(kind: string): string {
    return this.chosen.get(kind) ?? '';
  }

  private choose(known: LabelClass): void {
    this.chosen.set(known.kind, known.code);
    const tools = TOOLS[known.kind] ?? [];
    if (!tools.includes(this.tool)) this.figure.dispatchEvent(new CustomEvent('use', { detail: tools[0] ?? '' }));
    this.mark();
    const said = this.figure.querySelector('[data-said]');
    const tool = this.figure.querySelector(`[data-tool="${this.tool}"]`)?.textContent ?? '';
    if (said) said.textContent = text('task.class-chosen', known.name, tool);
  }

  private get tool(): string {
    return this.figure.dataset['tool'] ?? '';
  }

  private mark(): void {
    const kind = Object.keys(TOOLS).find((known) => TOOLS[known]?.includes(this.tool)) ?? '';
    for (const [code, button] of this.buttons) button.setAttribute('aria-pressed', String(this.of(kind) === code));
  }
}

/** By code: as the schema says, else the digits in order; never a key of the viewer. */
function keysOf(classes: LabelClass[], figure: HTMLElement): Map<string, string> {
  const taken = new Set([...figure.querySelectorAll('[aria-keyshortcuts]')].flatMap((one) => one.getAttribute('aria-keyshortcuts')?.split(' ') ?? []));
  // Where readings are compared, digits show and hide them.
  if (document.querySelector('[data-island=readings], [data-island=places]')) [...DIGITS].forEach((digit) => taken.add(digit));
  const keys = new Map<string, string>();
  const give = (code: string, key: string | null | undefined) => {
    if (!key || taken.has(key)) return;
    taken.add(key);
    keys.set(code, key);
  };
  for (const { code, hotkey } of classes) give(code, hotkey);
  for (const { code } of classes) if (!keys.has(code)) give(code, [...DIGITS].find((digit) => !taken.has(digit)));
  return keys;
}

function swatch({ color }: LabelClass): HTMLElement {
  const swatch = element('span', { className: 'swatch' });
  swatch.style.background = color ?? '#ffd54a';
  return swatch;
}
