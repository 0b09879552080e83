import { text } from './texts';

/** Scrolls through the rendered slices of a series and sets their window. Works by slider, wheel and arrow keys. */
export function startSlices(figure: HTMLElement): void {
  const count = Number(figure.dataset['count']);
  const template = figure.dataset['slices'] ?? '';
  const image = part<HTMLImageElement>(figure, 'img');
  const slider = part<HTMLInputElement>(figure, 'input[type=range]');
  const status = part<HTMLElement>(figure, '[data-status]');
  const center = figure.querySelector<HTMLInputElement>('[name=center]');
  const width = figure.querySelector<HTMLInputElement>('[name=width]');

  const urlOf = (slice: number): string => {
    const url = template.replace('{n}', String(slice));
    const w = Number(width?.value);
    return center?.value && w > 0 ? `${url}?center=${Number(center.value)}&width=${w}` : url;
  };
  const show = (slice: number): void => {
    slider.value = String(Math.min(count, Math.max(1, slice)));
    const at = Number(slider.value);
    image.src = urlOf(at - 1);
    image.alt = text('page.slice', at, count);
    status.textContent = image.alt;
    figure.dispatchEvent(new CustomEvent('slice', { detail: at - 1 }));
  };
  const by = (step: number) => show(Number(slider.value) + step);

  image.addEventListener('click', () => slider.focus());
  image.addEventListener('load', () => {
    image.classList.remove('missing');
    figure.dataset['ready'] = '';
    const next = Number(slider.value);
    if (next < count) new Image().src = urlOf(next);
  });
  image.addEventListener('error', () => {
    image.classList.add('missing');
    status.textContent = text('page.slice-missing', image.alt);
  });
  figure.addEventListener('go', (event) => show((event as CustomEvent<number>).detail + 1));
  slider.addEventListener('input', () => show(Number(slider.value)));
  (image.parentElement ?? image).addEventListener('wheel', (event) => {
    event.preventDefault();
    by(Math.sign(event.deltaY));
  }, { passive: false });
  figure.addEventListener('keydown', (event) => {
    const step = { PageUp: -5, PageDown: 5, ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step === undefined || (event.target as HTMLElement).matches('[type=number], select')) return;
    event.preventDefault();
    by(step);
  });
  const window = (c: string, w: string) => {
    if (center && width) [center.value, width.value] = [c, w];
    by(0);
  };
  for (const input of [center, width]) input?.addEventListener('change', () => by(0));
  figure.querySelectorAll<HTMLButtonElement>('[data-window]').forEach((button) => {
    const [c = '', w = ''] = (button.dataset['window'] ?? '').split(',');
    button.addEventListener('click', () => window(c, w));
  });
  const asked = /^#image-(\d+)$/.exec(location.hash);
  if (asked) show(Number(asked[1]));
  else by(0);
}

function part<T extends Element>(figure: HTMLElement, selector: string): T {
  const found = figure.querySelector<T>(selector);
  if (!found) throw new Error(`slices: no ${selector}`);
  return found;
}
