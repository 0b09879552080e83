import htmx from 'htmx.org';
import { idempotencyKey, Refused, sendFiles, sentences } from './http';
import { notice } from './island';
import { text } from './texts';

const MEGABYTE = 1_000_000;

/** What was sent from this page, for as long as it is open: names may tell who the patient is, so they never leave the browser again. */
let sent: { intake: string; names: string[] } | null = null;

/** Names the files of the intake that was sent from here; others keep their numbers. */
export function nameFiles(): void {
  const shown = document.querySelector<HTMLElement>('#intake');
  if (!sent || shown?.dataset['intake'] !== sent.intake) return;
  for (const place of shown.querySelectorAll<HTMLElement>('[data-part]')) {
    const name = sent.names[Number(place.dataset['part']) - 1];
    if (name) place.textContent = name;
  }
}

/** Sends files to the API, says how much of them is sent, and follows the intake; the same files sent twice are taken in once. */
export function startUpload(form: HTMLFormElement): void {
  let key = idempotencyKey();
  form.addEventListener('change', () => (key = idempotencyKey()));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const button = form.querySelector('button');
    form.querySelectorAll('.notice').forEach((old) => old.remove());
    button?.toggleAttribute('disabled', true);
    try {
      const answer = await sendFiles(form.action, new FormData(form), { 'Idempotency-Key': key }, (sent, all) => tell(form, sent, all));
      await show(form, (answer as { intake: string }).intake);
    } catch (error) {
      const said = error instanceof Refused ? sentences(error.problem) : [text('page.files-lost')];
      form.prepend(...said.map((sentence) => notice('error', sentence)));
      form.querySelector('[data-progress]')?.toggleAttribute('hidden', true);
      button?.toggleAttribute('disabled', false);
    }
  });
}

/** The page follows the intake without being left, so that it can still name the files. */
async function show(form: HTMLFormElement, intake: string): Promise<void> {
  const files = form.querySelector<HTMLInputElement>('input[type=file]')?.files ?? [];
  const address = (form.dataset['next'] ?? '') + encodeURIComponent(intake);
  sent = { intake, names: Array.from(files, (file) => file.name) };
  await htmx.ajax('get', address, { target: '#main', select: '#main', swap: 'outerHTML' }).catch(() => undefined);
  if (document.querySelector<HTMLElement>('#intake')?.dataset['intake'] !== intake) {
    location.assign(address);
    return;
  }
  history.replaceState(null, '', address);
  document.querySelectorAll<HTMLFormElement>('form[data-upload]').forEach(startUpload);
  document.querySelector<HTMLElement>('#intake-title')?.focus();
}

/** Once all is sent the bar has no end: how long the server looks at the files is not known. */
function tell(form: HTMLFormElement, sent: number, all: number): void {
  const shown = form.querySelector('[data-progress]');
  const bar = shown?.querySelector('progress');
  const words = shown?.querySelector('[role=status]');
  if (!shown || !bar || !words) return;
  shown.toggleAttribute('hidden', false);
  if (sent < all) {
    bar.value = (100 * sent) / all;
    words.textContent = (form.dataset['sending'] ?? '').replace('{0}', megabytes(sent)).replace('{1}', megabytes(all));
  } else {
    bar.removeAttribute('value');
    words.textContent = form.dataset['receiving'] ?? '';
  }
}

function megabytes(bytes: number): string {
  return (bytes / MEGABYTE).toFixed(1);
}
