import { element } from '../island';
import type { Finding } from '../saving';
import { text } from '../texts';
import type { Registry } from './shapes';

interface Overlays {
  add(id: string, type: string, overlay: { position: { top: number; left: number }; html: HTMLElement; scale: { min: number } }): string;
  remove(filter: { type: string }): void;
}

const MARK = 'studio-finding';

/** Marks are read and pressed in the whole diagram too. */
export const FULL_SIZE = { min: 1 };

/** Findings on the elements they are of: a mark with their number, which says why and how to mend when it is pressed. */
export class Marks {
  private readonly card = element('div', { className: 'studio-card', hidden: true, tabIndex: 0 });
  private readonly overlays: Overlays;
  private readonly registry: Registry;

  constructor(services: { get<T>(name: string): T }, place: HTMLElement) {
    this.overlays = services.get('overlays');
    this.registry = services.get('elementRegistry');
    this.card.setAttribute('role', 'status');
    place.append(this.card);
    place.addEventListener('keydown', (event) => event.key === 'Escape' && this.close());
    place.addEventListener('pointerdown', (event) => {
      if (!(event.target as Element).closest('.studio-card, .studio-mark')) this.close();
    });
  }

  show(findings: Finding[]): void {
    this.close();
    this.overlays.remove({ type: MARK });
    for (const id of new Set(findings.map((finding) => finding.element))) {
      const found = findings.filter((finding) => finding.element === id);
      if (this.registry.get(id)) this.overlays.add(id, MARK, { position: { top: 0, left: 0 }, html: this.mark(id, found), scale: FULL_SIZE });
    }
  }

  private mark(id: string, found: Finding[]): HTMLElement {
    const name = this.registry.get(id)?.businessObject.name ?? id;
    const button = element('button', { type: 'button', className: 'studio-mark', textContent: String(found.length), ariaLabel: text('studio.findings-of', found.length, name) });
    button.addEventListener('click', () => this.open(button, found));
    return button;
  }

  private open(button: HTMLElement, found: Finding[]): void {
    const lines = found.map(({ rule, message, mend }) => element('p', {}, element('strong', { textContent: rule }), ` ${message} `, element('em', { textContent: mend })));
    this.card.replaceChildren(...lines);
    this.card.hidden = false;
    const place = (this.card.parentElement as HTMLElement).getBoundingClientRect();
    const at = button.getBoundingClientRect();
    this.card.style.left = `${Math.max(8, Math.min(at.right - place.left + 6, place.width - this.card.offsetWidth - 8))}px`;
    this.card.style.top = `${Math.max(8, Math.min(at.top - place.top, place.height - this.card.offsetHeight - 48))}px`;
  }

  private close(): void {
    this.card.hidden = true;
  }
}
