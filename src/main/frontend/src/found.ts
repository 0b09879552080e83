import { text } from './texts';

/** Pictures of findings lead to their image in the viewer, where the page has one. */
export function startFound(): void {
  const figure = document.querySelector<HTMLElement>('[data-slices]');
  document.querySelectorAll<HTMLElement>('[data-go]').forEach((link) => {
    link.addEventListener('click', (event) => {
      if (!figure) return;
      event.preventDefault();
      figure.dispatchEvent(new CustomEvent('go', { detail: Number(link.dataset['go']) - 1 }));
      figure.scrollIntoView({ block: 'start' });
      figure.querySelector<HTMLInputElement>('input[type=range]')?.focus({ preventScroll: true });
    });
  });
  document.querySelectorAll<HTMLElement>('[data-compare]').forEach(startCompare);
}

/** Two pictures side by side, or one over the other, where only what differs is not black. */
function startCompare(place: HTMLElement): void {
  const button = place.querySelector<HTMLButtonElement>('[data-difference]');
  if (!button) return;
  const [apart, together] = [button.textContent ?? '', text('page.compare-same')];
  button.hidden = false;
  button.addEventListener('click', () => {
    const on = place.classList.toggle('difference');
    button.setAttribute('aria-pressed', String(on));
    button.textContent = on ? together : apart;
  });
}
