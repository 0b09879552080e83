/** Moves over the rows of the worklist by keys, and keeps the place when its rows are fetched anew. */

const rows = () => [...document.querySelectorAll<HTMLElement>('[data-row]')];
const current = () => document.activeElement?.closest('tr');
const help = document.querySelector<HTMLDialogElement>('#keys');

const keys: Record<string, () => unknown> = {
  j: () => move(1),
  k: () => move(-1),
  ArrowDown: () => current() && move(1),
  ArrowUp: () => current() && move(-1),
  t: () => current()?.querySelector<HTMLFormElement>('form[data-take]')?.requestSubmit(),
  x: () => current()?.querySelector<HTMLInputElement>('input[name="tasks"]')?.click(),
  n: () => document.querySelector<HTMLFormElement>('form[data-next]')?.requestSubmit(),
  '/': () => document.querySelector<HTMLInputElement>('[data-filters] input[type="search"]')?.focus(),
  '?': () => help?.showModal(),
};

document.addEventListener('keydown', (event) => {
  const work = keys[event.key];
  if (!work || event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target as HTMLElement)) return;
  if (event.key.startsWith('Arrow') && !current()) return;
  event.preventDefault();
  work();
});

/** Whoever types, chooses, reads the help or is shown around is not disturbed. A box to tick takes no letters. */
function isBusy(target: HTMLElement): boolean {
  const typing = target.matches('input:not([type="checkbox"]), textarea, select, [contenteditable]');
  return typing || document.querySelector('dialog[open]') !== null;
}

function move(by: number) {
  const all = rows();
  const row = current();
  const at = row ? all.findIndex((one) => one.closest('tr') === row) : by > 0 ? -1 : all.length;
  all[Math.min(Math.max(at + by, 0), all.length - 1)]?.focus();
}

document.querySelectorAll<HTMLElement>('[data-help]').forEach((button) => {
  button.hidden = false;
  button.addEventListener('click', () => help?.showModal());
});

// An address names only what was asked for.
document.querySelector<HTMLFormElement>('[data-filters]')?.addEventListener('formdata', ({ formData }) => {
  [...formData.entries()].filter(([, value]) => value === '').forEach(([name]) => formData.delete(name));
});

function pickAll() {
  const all = document.querySelector<HTMLInputElement>('[data-pick-all]');
  if (!all) return;
  all.hidden = false;
  all.onchange = () => document.querySelectorAll<HTMLInputElement>('input[name="tasks"]').forEach((box) => (box.checked = all.checked));
}
pickAll();

/** Where the reader was when the rows were last fetched: what had the focus, and a row of which one sees where it stands. */
interface Place {
  focus: string | null;
  index: number;
  seen: string;
  top: number;
}
let place: Place | null = null;

const inside = (one: Element | null) => (one?.closest('#worklist') && one.id ? one.id : null);
const topOf = (one: Element) => one.getBoundingClientRect().top;

document.body.addEventListener('htmx:beforeSwap', () => {
  const row = current();
  const index = rows().findIndex((one) => one.closest('tr') === row);
  const seen = rows()[index] ?? rows().find((one) => topOf(one) >= 0);
  place = { focus: inside(document.activeElement), index, seen: seen?.id ?? '', top: seen ? topOf(seen) : 0 };
});

document.body.addEventListener('htmx:afterSwap', () => {
  pickAll();
  if (!place) return;
  const { focus, index, seen, top: before } = place;
  place = null;
  if (focus && document.activeElement?.id !== focus) {
    const same = document.getElementById(focus) ?? rows()[Math.min(index, rows().length - 1)];
    same?.focus({ preventScroll: true });
  }
  const row = document.getElementById(seen);
  if (row) scrollBy({ top: topOf(row) - before, behavior: 'instant' });
});
