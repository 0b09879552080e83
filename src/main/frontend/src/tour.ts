import { tell } from './http';

const MARK = 'toured';
const ROOM = 12;

/** Leads through the page in a dialog, step by step, and marks what each step speaks of. The server remembers that it was closed. */
export function startTour(dialog: HTMLDialogElement): void {
  const steps = [...dialog.querySelectorAll<HTMLElement>('[data-step]')];
  const [back, next] = [button(dialog, 'back'), button(dialog, 'next')];
  const [further, last] = [next.textContent, next.dataset['last'] ?? ''];
  let at = 0;

  const show = () => {
    steps.forEach((step, index) => step.toggleAttribute('hidden', index !== at));
    back.disabled = at === 0;
    next.textContent = at === steps.length - 1 ? last : further;
    stand(dialog, mark(steps[at]?.dataset['step'] ?? ''));
  };
  const go = (by: number) => {
    at = Math.max(0, at + by);
    if (at < steps.length) show();
    else dialog.close();
    if (back.disabled) next.focus();
  };

  back.addEventListener('click', () => go(-1));
  next.addEventListener('click', () => go(1));
  button(dialog, 'close').addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => {
    mark('');
    removeEventListener('resize', show);
    document.body.removeEventListener('htmx:afterSwap', show);
    history.replaceState(null, '', location.pathname);
    tell(dialog.dataset['seen'] ?? '');
  });
  addEventListener('resize', show);
  document.body.addEventListener('htmx:afterSwap', show);
  dialog.showModal();
  show();
}

function mark(part: string): HTMLElement | null {
  document.querySelectorAll(`.${MARK}`).forEach((marked) => marked.classList.remove(MARK));
  const found = part ? document.querySelector<HTMLElement>(`[data-tour="${part}"]`) : null;
  found?.classList.add(MARK);
  found?.scrollIntoView({ block: 'nearest' });
  return found;
}

/** Below what it speaks of, or above it where there is more room; in the middle where it speaks of nothing that is shown. */
function stand(dialog: HTMLDialogElement, beside: HTMLElement | null): void {
  dialog.classList.toggle('alone', beside === null);
  const { style, offsetWidth, offsetHeight } = dialog;
  if (!beside) {
    style.removeProperty('top');
    style.removeProperty('left');
    return;
  }
  const { left, top, bottom } = beside.getBoundingClientRect();
  const below = bottom + ROOM;
  const fits = below + offsetHeight <= innerHeight || below < innerHeight - top;
  const wanted = fits ? below : top - ROOM - offsetHeight;
  style.top = `${Math.max(ROOM, Math.min(wanted, innerHeight - offsetHeight - ROOM))}px`;
  style.left = `${Math.max(ROOM, Math.min(left, innerWidth - offsetWidth - ROOM))}px`;
}

function button(dialog: HTMLDialogElement, what: string): HTMLButtonElement {
  const found = dialog.querySelector<HTMLButtonElement>(`[data-go="${what}"]`);
  if (!found) throw new Error(`tour: no button ${what}`);
  return found;
}
