import { text } from './texts';

const MOST = 60;

/** Plays the slices of a figure one after the other and begins again; never faster than they are drawn. */
export function cine(figure: HTMLElement): (button: HTMLButtonElement) => void {
  const slider = figure.querySelector<HTMLInputElement>('input[type=range]');
  const speed = figure.querySelector<HTMLInputElement>('[name=fps]');
  const count = Number(figure.dataset['count']);
  let next = 0;

  const stop = (button: HTMLButtonElement) => {
    clearTimeout(next);
    next = 0;
    button.setAttribute('aria-pressed', 'false');
    button.textContent = text('viewer.play');
  };
  const step = () => {
    const pause = 1000 / Math.min(MOST, Math.max(1, Number(speed?.value) || 1));
    next = window.setTimeout(step, pause);
    // A slice that is still on its way is waited for.
    if (!figure.querySelector('.view.waiting')) figure.dispatchEvent(new CustomEvent('go', { detail: Number(slider?.value ?? 1) % count }));
  };
  return (button) => {
    if (next) return stop(button);
    button.setAttribute('aria-pressed', 'true');
    button.textContent = text('viewer.pause');
    step();
    const still = () => next && stop(button);
    for (const type of ['wheel', 'pointerdown']) figure.querySelector('.frame')?.addEventListener(type, still, { once: true });
  };
}
