import { idempotencyKey, post, Refused, sentences } from './http';
import { notice } from './island';
import { text } from './texts';

/** Sends files to the API and follows the intake on the page; the same files sent twice are taken in once. */
export function startUpload(form: HTMLFormElement): void {
  let key = idempotencyKey();
  form.addEventListener('change', () => (key = idempotencyKey()));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const button = form.querySelector('button');
    form.querySelectorAll('.notice').forEach((old) => old.remove());
    button?.toggleAttribute('disabled', true);
    try {
      const answer = (await post(form.action, new FormData(form), { 'Idempotency-Key': key })) as { intake: string };
      location.assign((form.dataset['next'] ?? '') + encodeURIComponent(answer.intake));
    } catch (error) {
      const said = error instanceof Refused ? sentences(error.problem) : [text('page.files-lost')];
      form.prepend(...said.map((sentence) => notice('error', sentence)));
      button?.toggleAttribute('disabled', false);
    }
  });
}
