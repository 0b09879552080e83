import { headersOf } from './headers';
import { element } from './island';
import { Marks } from './orientation';
import { DRAGS, StackView } from './stack-view';
import { text } from './texts';

const ZOOM = 1.25;
const PAN = 20;
const FIVE = 5;

/** What the buttons of a viewer do with what its protocol hangs beside it. */
export interface Hung {
  /** The first image is there: what the protocol opens may come after all the others. */
  begin(): void;
  toggle(): void;
  link(): void;
}

/** Null where the protocol offers nothing. */
export function hang(figure: HTMLElement, view: StackView, loaded: Promise<void>): Hung | null {
  const choice = figure.querySelector<HTMLSelectElement>('select[name=beside]');
  return choice ? new Hanging(figure, choice, view, loaded) : null;
}

/** Opens another series beside the images of a task, and keeps both at the same place of the patient. It shows, and changes nothing. */
class Hanging implements Hung {
  private companion: Companion | null = null;
  private linked = true;
  private slice = 0;
  /** Where both were when they were linked. */
  private from: { main: number; beside: number } | null = null;
  private following = false;
  private readonly said: HTMLElement | null;
  private readonly buttons: HTMLButtonElement[];

  constructor(private readonly figure: HTMLElement, private readonly choice: HTMLSelectElement, private readonly view: StackView, private readonly loaded: Promise<void>) {
    this.said = figure.querySelector('[data-said]');
    this.buttons = ['beside', 'link'].flatMap((act) => [...figure.querySelectorAll<HTMLButtonElement>(`[data-act=${act}]`)]);
    choice.addEventListener('change', () => this.open());
    figure.addEventListener('slice', (event) => {
      this.slice = (event as CustomEvent<number>).detail;
      this.pull();
    });
    figure.addEventListener('tool', () => this.companion?.drag(figure.dataset['tool'] ?? ''));
    figure.addEventListener('view', () => this.companion?.shadeLike(view));
  }

  begin(): void {
    if (this.figure.dataset['open'] !== undefined) void this.loaded.then(() => this.companion ?? this.open());
  }

  toggle(): void {
    if (!this.companion) return this.open();
    this.leave();
    this.say(text('viewer.beside-closed'));
    this.figure.querySelector<HTMLElement>('.view')?.focus({ preventScroll: true });
  }

  link(): void {
    this.linked = !this.linked;
    this.anchor();
    this.press();
    this.say(this.linked ? text('viewer.linked') : text('viewer.unlinked'));
  }

  private open(): void {
    this.leave();
    const option = this.choice.selectedOptions[0];
    if (!option) return;
    const companion = new Companion(option.text, (slice) => this.pulled(slice));
    this.companion = companion;
    this.figure.querySelector('.frame')?.after(companion.root);
    this.figure.classList.add('hung');
    this.press();
    void this.fill(companion, option);
  }

  private async fill(companion: Companion, { value, text: name, dataset }: HTMLOptionElement): Promise<void> {
    try {
      await companion.load(value, this.figure.dataset['frames'] ?? '', dataset['modality'] === this.figure.dataset['modality']);
      if (companion !== this.companion) return;
      companion.drag(this.figure.dataset['tool'] ?? '');
      const at = this.counterpart(companion);
      this.from = { main: this.slice, beside: at };
      await companion.show(at);
      companion.shadeLike(this.view);
      this.say(text('viewer.beside-open', name));
      await this.loaded;
      if (companion === this.companion) await companion.loadRest();
    } catch {
      companion.fail();
    }
  }

  private leave(): void {
    this.companion?.close();
    this.companion = null;
    this.from = null;
    this.figure.classList.remove('hung');
    this.press();
  }

  private press(): void {
    const pressed = [this.companion !== null, this.linked];
    this.buttons.forEach((button, index) => button.setAttribute('aria-pressed', String(pressed[index])));
  }

  private say(sentence: string): void {
    if (this.said) this.said.textContent = sentence;
  }

  private anchor(): void {
    this.from = this.companion && { main: this.slice, beside: this.companion.slice };
  }

  /** The same place where both are measured in one frame of reference, else as far through the series. */
  private counterpart({ view }: Companion): number {
    const [spot, other] = [this.view.spot(this.slice), view.spot(0)];
    const same = spot && other && spot.frame !== null && spot.frame === other.frame ? view.nearest(spot.at) : null;
    const [mine, theirs] = [this.view.grid.slices - 1, view.grid.slices - 1];
    return same ?? Math.round(mine > 0 ? (this.slice / mine) * theirs : theirs / 2);
  }

  /** The images were scrolled: what is beside them goes along. */
  private pull(): void {
    const { companion, from } = this;
    if (!companion || !from || !this.linked || this.following) return;
    void companion.show(moved(this.view, from.main, this.slice, companion.view, from.beside));
  }

  /** It was scrolled itself: the images go along. */
  private pulled(slice: number): void {
    const { companion, from } = this;
    if (!companion || !from || !this.linked) return;
    this.following = true;
    this.figure.dispatchEvent(new CustomEvent('go', { detail: moved(companion.view, from.beside, slice, this.view, from.main) }));
    this.following = false;
  }
}

/**
 * Where another view must go when one has moved: to the same place of the patient in one frame of reference, else as far in mm from where it
 * was, else by as many slices.
 */
function moved(view: StackView, from: number, to: number, other: StackView, otherFrom: number): number {
  const [before, after, start] = [view.spot(from), view.spot(to), other.spot(otherFrom)];
  if (before && after && start) {
    const same = after.frame !== null && after.frame === start.frame;
    const there = other.nearest(same ? after.at : start.at.map((part, axis) => part + (after.at[axis] ?? NaN) - (before.at[axis] ?? NaN)));
    if (there !== null) return there;
  }
  return Math.min(other.grid.slices - 1, Math.max(0, otherFrom + to - from));
}

function isSame(one: [number, number] | null, other: [number, number] | null): boolean {
  return one === other || (one !== null && other !== null && one[0] === other[0] && one[1] === other[1]);
}

/** The other series, on a place of its own with keys of its own. */
class Companion {
  slice = 0;
  private readonly status = element('span', { className: 'at' });
  private readonly said = element('span', { className: 'sr-only' });
  private readonly marks = new Marks();
  private readonly canvas = element('div', { className: 'canvas' });
  private readonly place = element('div', { className: 'place waiting', tabIndex: 0 }, this.canvas);
  readonly root: HTMLElement;
  private opened: StackView | null = null;
  /** Whether the window of the images says something of these. */
  private alike = false;
  private follows = false;
  private given: [number, number] | null = null;

  /** @param scrolled is told what slice its reader went to */
  constructor(name: string, private readonly scrolled: (slice: number) => void) {
    this.place.setAttribute('role', 'application');
    this.place.setAttribute('aria-label', text('viewer.beside-image', name));
    this.said.setAttribute('role', 'status');
    this.marks.root.append(element('span', { className: 'plane', textContent: name }), this.status);
    this.root = element('div', { className: 'second' }, this.place, this.marks.root, this.said);
    this.root.addEventListener('wheel', (event) => {
      event.preventDefault();
      this.go(this.slice + Math.sign(event.deltaY), false);
    }, { passive: false });
    this.root.addEventListener('pointerdown', () => this.place.focus({ preventScroll: true }));
    this.root.addEventListener('keydown', (event) => this.key(event));
  }

  get view(): StackView {
    if (!this.opened) throw new Error('viewer: nothing is beside it yet');
    return this.opened;
  }

  async load(metadata: string, frames: string, alike: boolean): Promise<void> {
    const headers = await headersOf(metadata);
    if (!this.root.isConnected) return;
    this.follows = this.alike = alike;
    this.opened = new StackView(this.canvas);
    this.opened.open(headers, frames);
    this.opened.onRendered((lie) => this.marks.show(lie));
  }

  loadRest(): Promise<void> {
    return this.view.loadAll();
  }

  async show(slice: number): Promise<void> {
    this.slice = slice;
    const name = text('page.slice', slice + 1, this.view.grid.slices);
    this.status.textContent = name;
    this.place.classList.add('waiting');
    try {
      if (await this.view.show(slice)) this.place.classList.remove('waiting');
    } catch {
      this.status.textContent = text('page.slice-missing', name);
    }
  }

  /** Until its reader gives it a window of its own. */
  shadeLike(main: StackView): void {
    if (!this.opened || !this.follows) return;
    const [wanted, now] = [main.setWindow, this.view.setWindow];
    this.follows = now === null || isSame(now, this.given);
    if (!this.follows || isSame(now, wanted)) return;
    if (wanted) this.view.window(...wanted);
    else this.view.ownWindow();
    this.given = this.view.setWindow;
  }

  /** What draws on the images moves this one: nothing is drawn here. */
  drag(tool: string): void {
    this.opened?.drag(DRAGS.find((drag) => drag === tool) ?? 'pan');
  }

  fail(): void {
    this.status.textContent = text('viewer.beside-failed');
    this.said.textContent = this.status.textContent;
  }

  close(): void {
    this.opened?.close();
    this.root.remove();
  }

  private go(slice: number, aloud: boolean): void {
    if (!this.opened) return;
    const to = Math.min(this.view.grid.slices - 1, Math.max(0, slice));
    if (to === this.slice) return;
    void this.show(to);
    if (aloud) this.said.textContent = this.status.textContent;
    this.scrolled(to);
  }

  /** Those that go through slices and lay the image; all others are the viewer's. */
  private key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || !this.opened) return;
    const { view } = this;
    const all = view.grid.slices;
    const shift = { ArrowLeft: [-PAN, 0], ArrowRight: [PAN, 0], ArrowUp: [0, -PAN], ArrowDown: [0, PAN] }[event.key];
    const step = { PageUp: -FIVE, PageDown: FIVE, ArrowUp: -1, ArrowDown: 1, ArrowLeft: -1, ArrowRight: 1, Home: -all, End: all }[event.key];
    const acts: Record<string, () => unknown> = {
      '+': () => view.zoom(ZOOM),
      '-': () => view.zoom(1 / ZOOM),
      i: () => view.invert(),
      r: () => view.rotate(),
      f: () => view.flip(),
      '0': () => {
        this.follows = this.alike;
        view.reset();
      },
    };
    if (event.shiftKey && shift) view.pan(shift[0] ?? 0, shift[1] ?? 0);
    else if (step !== undefined) this.go(this.slice + step, true);
    else if (acts[event.key]) acts[event.key]?.();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
