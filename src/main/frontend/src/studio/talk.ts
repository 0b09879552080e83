import { get, post } from '../http';
import { element, notice } from '../island';
import type { EditorProps } from '../saving';
import { text } from '../texts';
import { FULL_SIZE } from './marks';
import type { EventBus, Registry, Shape } from './shapes';

interface Comment {
  id: string;
  file: string | null;
  element: string | null;
  text: string;
  by: string;
  at: string;
  settledBy: string | null;
}

interface Overlays {
  add(id: string, type: string, overlay: { position: { bottom: number; left: number }; html: HTMLElement; scale: { min: number } }): string;
  remove(filter: { type: string }): void;
}

interface Selection {
  get(): Shape[];
  select(shape: Shape): void;
}

interface Services {
  get<T>(name: string): T;
}

const MARK = 'studio-comment';

/** What is said of the elements of a diagram, beside it: of the one that is chosen, or of all where none is. */
export class Talk {
  readonly section: HTMLDetailsElement;
  private readonly summary = element('summary');
  private readonly list = element('ul', { className: 'studio-said-list' });
  private readonly on = element('p', { className: 'hint' });
  private readonly field = element('textarea', { rows: 2, maxLength: 2000, required: true, ariaLabel: text('studio.say-what') });
  private readonly trouble = element('div');
  private open: Comment[] = [];

  /** @param kept once the diagram is on the server as it is on the page, so that what was just drawn can be talked about */
  constructor(
    private readonly services: Services,
    private readonly props: EditorProps,
    private readonly kept: () => Promise<void>,
    private readonly go: (id: string) => void,
  ) {
    const say = element('button', { className: 'small', textContent: text('studio.say') });
    const form = element('form', {}, this.field, say);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.attempt(() => this.add());
    });
    this.section = element('details', { className: 'studio-talk', open: !props.editable }, this.summary, this.on, this.list, form, this.trouble);
    this.summary.textContent = text('studio.comments-counted', 0);
    services.get<EventBus>('eventBus').on('selection.changed', () => this.show());
  }

  async refresh(): Promise<void> {
    const { comments } = (await get(this.props.comments)) as { comments: Comment[] };
    this.open = comments.filter(({ file, settledBy }) => file === this.props.name && settledBy === null);
    this.again();
  }

  /** Once more, as the elements are new ones. */
  again(): void {
    const overlays = this.services.get<Overlays>('overlays');
    overlays.remove({ type: MARK });
    for (const id of new Set(this.open.map((comment) => comment.element))) {
      if (id !== null && this.shape(id)?.parent) overlays.add(id, MARK, { position: { bottom: 0, left: 0 }, html: this.mark(id), scale: FULL_SIZE });
    }
    this.show();
  }

  private mark(id: string): HTMLElement {
    const count = this.open.filter((comment) => comment.element === id).length;
    const button = element('button', { type: 'button', className: 'studio-mark studio-said', textContent: String(count), ariaLabel: text('studio.comments-of', count, this.nameOf(id)) });
    button.addEventListener('click', () => this.turnTo(id));
    return button;
  }

  /** Whoever follows a link to an element sees it, and what was said of it. */
  linked(id: string): void {
    this.go(id);
    if (this.open.some((comment) => comment.element === id)) this.section.open = true;
  }

  private turnTo(id: string): void {
    this.go(id);
    this.section.open = true;
    this.show();
    this.summary.focus();
  }

  private show(): void {
    const chosen = this.chosen();
    const said = chosen === null ? this.open : this.open.filter((comment) => comment.element === chosen);
    this.summary.textContent = text('studio.comments-counted', this.open.length);
    this.on.textContent = chosen === null ? text('studio.on-the-file', this.props.name) : text('studio.on-element', this.nameOf(chosen));
    this.list.replaceChildren(...said.map((comment) => this.row(comment, chosen === null)));
  }

  private row(comment: Comment, whole: boolean): HTMLElement {
    const settle = element('button', { type: 'button', className: 'small', textContent: text('studio.settle') });
    settle.addEventListener('click', () => void this.attempt(() => this.settle(comment)));
    const at = new Date(comment.at).toLocaleString(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short' });
    const head = element('p', {}, element('strong', { textContent: comment.by }), ' ', element('span', { className: 'hint', textContent: at }));
    if (whole && comment.element !== null) head.append(' ', this.where(comment.element));
    return element('li', {}, head, element('p', { className: 'said', textContent: comment.text }), settle);
  }

  private where(id: string): HTMLElement {
    if (!this.shape(id)) return element('span', { className: 'hint', textContent: id });
    const link = element('button', { type: 'button', className: 'link', textContent: this.nameOf(id) });
    link.addEventListener('click', () => this.turnTo(id));
    return link;
  }

  private async add(): Promise<void> {
    await this.kept();
    await post(this.props.comments, { file: this.props.name, element: this.chosen(), text: this.field.value });
    this.field.value = '';
    await this.refresh();
  }

  private async settle({ id }: Comment): Promise<void> {
    await post(`${this.props.comments}/${id}/settled`, {});
    await this.refresh();
    this.summary.focus();
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    this.trouble.replaceChildren();
    try {
      await work();
    } catch (error) {
      this.trouble.replaceChildren(notice('error', error instanceof Error ? error.message : text('studio.not-reached')));
    }
  }

  /** The one element that is chosen; none where it is several, or the diagram itself. */
  private chosen(): string | null {
    const [first, ...others] = this.services.get<Selection>('selection').get();
    const shape = first?.labelTarget ?? first;
    return shape?.parent && others.length === 0 ? shape.businessObject.id : null;
  }

  private shape(id: string): Shape | undefined {
    return this.services.get<Registry>('elementRegistry').get(id);
  }

  private nameOf(id: string): string {
    return this.shape(id)?.businessObject.name || id;
  }
}
