import { element } from '../island';
import { type EditorProps, type Finding, findingsOf } from '../saving';
import { text } from '../texts';

/** Where the finding is, in the words of the page; none where the page has no such element. */
export type Place = (finding: Finding) => { name: string; go: () => void } | null;

/** What has to be mended in the whole draft, below its editor: what is of this file leads to its element, the rest to its file. */
export class Findings {
  readonly section: HTMLElement;
  private readonly heading = element('h3');
  private readonly list = element('ol', { className: 'studio-findings', tabIndex: 0 });
  private found: Finding[] = [];
  private round = 0;

  constructor(
    private readonly props: EditorProps,
    private readonly place: Place,
    private readonly shown: (own: Finding[]) => void = () => undefined,
  ) {
    this.section = element('section', { className: 'studio-found', ariaLabel: text('studio.findings') }, this.heading, this.list);
    this.heading.setAttribute('role', 'status');
  }

  /** Asks again; an answer that comes after a newer one is dropped. */
  async refresh(): Promise<void> {
    const round = ++this.round;
    this.section.setAttribute('aria-busy', 'true');
    try {
      const found = await findingsOf(this.props);
      if (round === this.round) this.show(found);
    } catch {
      if (round === this.round) this.heading.textContent = text('studio.findings-not-fetched');
    } finally {
      if (round === this.round) this.section.setAttribute('aria-busy', 'false');
    }
  }

  private show(found: Finding[]): void {
    this.found = found;
    const own = found.filter(({ file }) => file === this.props.name);
    const others = found.filter(({ file }) => file !== this.props.name);
    this.heading.textContent = found.length === 0 ? text('studio.no-findings') : text('studio.findings-counted', own.length, others.length);
    this.section.dataset['found'] = String(own.length);
    this.list.replaceChildren(...[...own, ...others].map((finding) => this.row(finding)));
    this.shown(own);
  }

  /** Once more, as the page has changed what elements are called. */
  again(): void {
    this.show(this.found);
  }

  private row(finding: Finding): HTMLElement {
    return element('li', {}, this.where(finding), ' ', element('span', { className: 'tag', textContent: finding.rule }), ' ', finding.message, ' ', element('em', { textContent: finding.mend }));
  }

  private where(finding: Finding): HTMLElement {
    if (finding.file !== this.props.name) {
      const href = location.pathname.replace(/[^/]*$/, '') + finding.file;
      return element('a', { href, textContent: finding.file });
    }
    const place = this.place(finding);
    if (!place) return element('strong', { textContent: text('studio.line', finding.line) });
    const button = element('button', { type: 'button', className: 'link', textContent: place.name });
    button.addEventListener('click', place.go);
    return button;
  }
}
