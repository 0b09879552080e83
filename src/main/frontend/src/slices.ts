import { text } from './texts';

/** What a figure shows its slices on. */
export interface Picture {
  /** A slice, from 0; `name` is what it is called. */
  show(slice: number, name: string): void;
  /** Empty texts leave the window to the image. */
  window(center: string, width: string): void;
}

/** Scrolls a figure through its slices and sets their window. Works by slider, wheel and arrow keys. */
export function control(figure: HTMLElement, picture: Picture): void {
  const count = Number(figure.dataset['count']);
  const slider = part<HTMLInputElement>(figure, 'input[type=range]');
  const status = part<HTMLElement>(figure, '[data-status]');
  const center = figure.querySelector<HTMLInputElement>('[name=center]');
  const width = figure.querySelector<HTMLInputElement>('[name=width]');

  const show = (slice: number): void => {
    slider.value = String(Math.min(count, Math.max(1, slice)));
    const at = Number(slider.value);
    status.textContent = text('page.slice', at, count);
    picture.show(at - 1, status.textContent);
    figure.dispatchEvent(new CustomEvent('slice', { detail: at - 1 }));
  };
  const by = (step: number) => show(Number(slider.value) + step);

  figure.addEventListener('go', (event) => show((event as CustomEvent<number>).detail + 1));
  slider.addEventListener('input', () => show(Number(slider.value)));
  part(figure, '.frame').addEventListener('wheel', (event) => {
    event.preventDefault();
    by(Math.sign((event as WheelEvent).deltaY));
  }, { passive: false });
  figure.addEventListener('keydown', (event) => {
    const step = { PageUp: -5, PageDown: 5, ArrowUp: -1, ArrowDown: 1, ArrowLeft: -1, ArrowRight: 1, Home: -count, End: count }[event.key];
    if (step === undefined || event.shiftKey || (event.target as HTMLElement).matches('[type=number], select')) return;
    event.preventDefault();
    by(step);
  });
  const window = (c: string, w: string) => {
    if (center && width) [center.value, width.value] = [c, w];
    picture.window(c, w);
  };
  for (const input of [center, width]) input?.addEventListener('change', () => picture.window(center?.value ?? '', width?.value ?? ''));
  figure.querySelectorAll<HTMLButtonElement>('[data-window]').forEach((button) => {
    const [c = '', w = ''] = (button.dataset['window'] ?? '').split(',');
    button.addEventListener('click', () => window(c, w));
  });
  const asked = /^#image-(\d+)$/.exec(location.hash)?.[1] ?? Number(figure.dataset['go'] ?? 0) + 1;
  show(Number(asked));
}

/** What a figure says of the slice it cannot show. */
export function missing(figure: HTMLElement, name: string): void {
  part<HTMLElement>(figure, '[data-status]').textContent = text('page.slice-missing', name);
}

/** Slices as pictures rendered by the server. */
export function startSlices(figure: HTMLElement): void {
  const template = figure.dataset['slices'] ?? '';
  const count = Number(figure.dataset['count']);
  const image = part<HTMLImageElement>(figure, 'img');
  let at = 0;
  let query = '';

  const urlOf = (slice: number): string => template.replace('{n}', String(slice)) + query;
  image.addEventListener('click', () => part<HTMLElement>(figure, 'input[type=range]').focus());
  image.addEventListener('load', () => {
    image.classList.remove('missing');
    figure.dataset['ready'] = '';
    if (at + 1 < count) new Image().src = urlOf(at + 1);
  });
  image.addEventListener('error', () => {
    image.classList.add('missing');
    missing(figure, image.alt);
  });
  control(figure, {
    show(slice, name) {
      at = slice;
      image.src = urlOf(slice);
      image.alt = name;
    },
    window(center, width) {
      query = center && Number(width) > 0 ? `?center=${Number(center)}&width=${Number(width)}` : '';
      image.src = urlOf(at);
    },
  });
}

function part<T extends Element>(figure: HTMLElement, selector: string): T {
  const found = figure.querySelector<T>(selector);
  if (!found) throw new Error(`slices: no ${selector}`);
  return found;
}
