import { Refused, sendFile } from '../http';
import { element, mount, notice } from '../island';
import type { Finding } from '../saving';
import { text } from '../texts';

interface Props {
  url: string;
  /** Address of drafts. */
  draft: string;
}

/** Makes a draft of a zip; what is refused is listed. */
mount<Props>('studio-import', async (root, { url, draft }) => {
  const file = element('input', { type: 'file', accept: '.zip,application/zip', id: 'studio-zip' });
  const name = element('input', { id: 'studio-zip-name', maxLength: 128, autocomplete: 'off' });
  const button = element('button', { type: 'submit', textContent: text('studio.import-it') });
  const form = element(
    'form',
    {},
    element('div', { className: 'field' }, element('label', { htmlFor: name.id, textContent: text('studio.name-of-draft') }), name),
    element('div', { className: 'field' }, element('label', { htmlFor: file.id, textContent: text('studio.zip') }), file),
    element('p', {}, button),
  );
  file.addEventListener('change', () => (name.value ||= (file.files?.[0]?.name ?? '').replace(/\.zip$/i, '')));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const chosen = file.files?.[0];
    root.querySelectorAll('.notice, .studio-findings').forEach((old) => old.remove());
    if (!chosen) return void form.before(notice('error', text('studio.choose-zip')));
    button.disabled = true;
    try {
      const zip = new Blob([chosen], { type: 'application/zip' });
      const { id } = (await sendFile(`${url}?name=${encodeURIComponent(name.value || chosen.name)}`, zip)) as { id: string };
      location.assign(draft + id);
    } catch (error) {
      button.disabled = false;
      form.before(...said(error));
    }
  });
  root.append(form);
});

function said(error: unknown): HTMLElement[] {
  if (!(error instanceof Refused)) return [notice('error', text('studio.not-reached'))];
  const { findings } = error.problem as { findings?: Finding[] };
  if (!findings) return [notice('error', error.message)];
  const list = element(
    'ol',
    { className: 'studio-findings' },
    ...findings.map(({ rule, file, element: id, message, mend }) => element('li', {}, element('strong', { textContent: rule }), ` ${file}, ${id}: ${message} `, element('em', { textContent: mend }))),
  );
  return [notice('error', text('studio.import-refused')), list];
}
