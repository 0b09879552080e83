import { fetchAhead } from '../ahead';
import { cine } from '../cine';
import { firstImageShown } from '../first-image';
import { hang, type Hung } from '../hanging';
import { headersOf } from '../headers';
import { element, mount, notice } from '../island';
import { Marks } from '../orientation';
import { Planes } from '../planes';
import { control, missing } from '../slices';
import { DRAGS, type Lie, StackView, type Values } from '../stack-view';
import { text } from '../texts';

const ZOOM = 1.25;
const PAN = 20;

mount('viewer', async (figure) => {
  const place = figure.querySelector<HTMLDivElement>('.view');
  if (!place) throw new Error('viewer: no place for the image');
  const canvas = element('div', { className: 'canvas' });
  place.append(canvas);
  const objects = headersOf(figure.dataset['metadata'] ?? '');
  const view = new StackView(canvas);
  // What draws over the image takes the press of the pointer, but keys go to the image.
  figure.querySelector('.frame')?.addEventListener('pointerdown', () => place.focus({ preventScroll: true }));

  const fields = ['center', 'width'].map((name) => figure.querySelector<HTMLInputElement>(`[name=${name}]`));
  view.onWindow((...window) => fields.forEach((field, index) => field && (field.value = String(Math.round(window[index] ?? 0)))));
  view.onRendered(lay(figure));
  tellValues(figure, view);
  figure.addEventListener('values', (event) => {
    const asked = (event as CustomEvent<{ slice: number; values: Values }>).detail;
    asked.values = view.values(asked.slice);
  });
  const loaded = new Promise<void>((resolve) => figure.addEventListener('loaded', () => resolve(), { once: true }));
  const { center, width } = figure.dataset;
  if (center && width) view.beginWith(Number(center), Number(width));
  const hung = hang(figure, view, loaded);
  work(figure, view, loaded, hung);
  const slices = view.open(await objects, figure.dataset['frames'] ?? '');
  if (slices !== Number(figure.dataset['count'])) throw new Error(`viewer: ${slices} images`);

  const first = new Promise<void>((resolve) => {
    control(figure, {
      // Another slice than the one that is named must not be seen.
      show(slice, name) {
        place.classList.add('waiting');
        view
          .show(slice)
          .then((there) => there && place.classList.remove('waiting'))
          .catch(() => missing(figure, name))
          .then(() => resolve());
      },
      window(center, width) {
        if (center && Number(width) > 0) view.window(Number(center), Number(width));
        else view.ownWindow();
      },
    });
  });
  await first;
  firstImageShown(figure);
  hung?.begin();
  void view.loadAll().then(async () => {
    performance.mark('all-images');
    figure.dispatchEvent(new CustomEvent('loaded'));
    await fetchAhead(figure.dataset);
  });
});

/** What the value under the pointer is, and of which pixel. */
function tellValues(figure: HTMLElement, view: StackView): void {
  const frame = figure.querySelector<HTMLElement>('.frame');
  const canvas = figure.querySelector<HTMLElement>('.canvas');
  const said = element('span', { className: 'here' });
  figure.querySelector('.frame .marks')?.append(said);
  frame?.addEventListener('pointerleave', () => (said.textContent = ''));
  frame?.addEventListener('pointermove', (event) => {
    const { left = 0, top = 0 } = canvas?.getBoundingClientRect() ?? {};
    const value = view.valueAt(event.clientX - left, event.clientY - top);
    said.textContent = value ? text('viewer.here', value.x, value.y, Math.round(value.value * 100) / 100, view.unit) : '';
  });
}

/** Says on the figure how its image lies, for whatever is drawn over it. */
function lay(figure: HTMLElement): (lie: Lie) => void {
  const marks = new Marks();
  figure.querySelector('.frame')?.append(marks.root);
  return (lie) => {
    figure.dataset['view'] = lie.matrix.toString();
    figure.dispatchEvent(new CustomEvent('view'));
    marks.show(lie);
  };
}

/** Buttons and keys. */
function work(figure: HTMLElement, view: StackView, loaded: Promise<void>, hung: Hung | null): void {
  const said = figure.querySelector<HTMLElement>('[data-said]');
  const help = figure.querySelector<HTMLDialogElement>('dialog');
  const buttons = [...figure.querySelectorAll<HTMLButtonElement>('[data-tool], [data-act]')];
  const name = (button: HTMLButtonElement | undefined) => button?.textContent ?? '';
  const choose = (tool: string) => {
    view.drag(DRAGS.find((drag) => drag === tool) ?? null);
    figure.dataset['tool'] = tool;
    figure.dispatchEvent(new CustomEvent('tool'));
    const tools = buttons.filter((button) => button.dataset['tool']);
    tools.forEach((button) => button.setAttribute('aria-pressed', String(button.dataset['tool'] === tool)));
    const chosen = tools.find((button) => button.dataset['tool'] === tool);
    unfold(figure, chosen);
    if (said && chosen) said.textContent = text('viewer.tool', name(chosen));
  };
  const acts: Record<string, (button: HTMLButtonElement) => void> = {
    invert: (button) => button.setAttribute('aria-pressed', String(view.invert())),
    rotate: () => view.rotate(),
    flip: () => view.flip(),
    in: () => view.zoom(ZOOM),
    out: () => view.zoom(1 / ZOOM),
    reset: () => {
      view.reset();
      buttons.find((button) => button.dataset['act'] === 'invert')?.setAttribute('aria-pressed', 'false');
    },
    help: () => help?.showModal(),
    cine: cine(figure),
    beside: () => hung?.toggle(),
    link: () => hung?.link(),
    planes: planes(figure, view, loaded, (sentence) => said && (said.textContent = sentence)),
    volume: volume(figure, view, loaded, (sentence) => said && (said.textContent = sentence)),
  };
  buttons.forEach((button) =>
    button.addEventListener('click', () => {
      const { tool, act } = button.dataset;
      if (tool) choose(tool);
      else acts[act ?? '']?.(button);
    }),
  );
  const shifts: Record<string, [number, number]> = { ArrowLeft: [-PAN, 0], ArrowRight: [PAN, 0], ArrowUp: [0, -PAN], ArrowDown: [0, PAN] };
  figure.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help?.open || (event.target as HTMLElement).matches('[type=number], select')) return;
    const shift = event.shiftKey ? shifts[event.key] : undefined;
    const button = buttons.find((one) => one.getAttribute('aria-keyshortcuts')?.split(' ').includes(event.key));
    if (shift) view.pan(...shift);
    else if (button) button.click();
    else return;
    event.preventDefault();
  });
  figure.addEventListener('use', (event) => choose((event as CustomEvent<string>).detail));
  choose(figure.dataset['begins'] ?? buttons.find((button) => button.dataset['tool'])?.dataset['tool'] ?? '');
}

/** Shows what goes with a tool that draws, and hides what goes with others; tools that only look leave it as it is. */
function unfold(figure: HTMLElement, chosen: HTMLButtonElement | undefined): void {
  const parts = [...figure.querySelectorAll<HTMLElement>('[data-with]')];
  const usual = chosen?.dataset['with'] ?? chosen?.dataset['tool'];
  if (!chosen || usual === undefined || DRAGS.some((drag) => drag === usual) || usual === 'locate') return;
  const within = parts.some((part) => part.dataset['with'] !== usual && part.contains(document.activeElement));
  parts.forEach((part) => (part.hidden = part.dataset['with'] !== usual));
  const folded = chosen.closest('details');
  if (folded) folded.open = true;
  if (within) chosen.focus();
}

/** Says over the images why they cannot be shown as was asked. */
function refuse(figure: HTMLElement, sentence: string): void {
  figure.querySelectorAll('[data-refused]').forEach((old) => old.remove());
  const told = notice('warn', sentence);
  told.dataset['refused'] = '';
  figure.querySelector('.stage')?.before(told);
}

/** Opens the images as a volume, once all of them are there; what renders it is fetched only then. */
function volume(figure: HTMLElement, view: StackView, loaded: Promise<void>, say: (sentence: string) => void): () => void {
  let opening = false;
  return () => {
    if (opening) return;
    opening = true;
    say(text('viewer.volume-loading'));
    void loaded
      .then(async () => (await import('../volume')).openVolume(figure, view))
      .catch((error: unknown) => {
        console.warn(error);
        return text('viewer.volume-failed');
      })
      .then((refusal) => {
        opening = false;
        say('');
        if (refusal) refuse(figure, refusal);
      });
  };
}

/** Opens the planes across the slices, once all of them are there, and closes them; says why where there are none. */
function planes(figure: HTMLElement, view: StackView, loaded: Promise<void>, say: (sentence: string) => void): (button: HTMLButtonElement) => void {
  let made: Planes | null = null;
  const make = (): Planes | null => {
    const { grid } = view;
    const steps = view.steps();
    if (!steps || !view.shade()) {
      refuse(figure, text('viewer.no-planes'));
      return null;
    }
    const absent = Array.from({ length: grid.slices }, (_, slice) => slice).filter((slice) => !view.values(slice));
    if (absent.length) refuse(figure, text('viewer.absent', absent.map((slice) => slice + 1).join(', ')));
    const slice = Number(figure.querySelector<HTMLInputElement>('input[type=range]')?.value ?? 1) - 1;
    return new Planes(figure, { grid, steps, values: (of) => view.values(of) }, slice, () => view.shade());
  };
  return (button) => {
    if (made) return button.setAttribute('aria-pressed', String(made.open()));
    button.disabled = true;
    say(text('viewer.loading'));
    void loaded.then(() => {
      button.disabled = false;
      made ??= make();
      button.setAttribute('aria-pressed', String(made !== null));
      say(made ? text('viewer.planes-open') : '');
    });
  };
}
