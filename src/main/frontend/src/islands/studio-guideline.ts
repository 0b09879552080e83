import '../style/studio.css';
import '../style/studio-guideline.css';
import { postText } from '../http';
import { element, mount, notice } from '../island';
import { type EditorProps, Saving, textOf } from '../saving';
import { findingsBelow } from '../studio/as-text';
import { text } from '../texts';

const PREVIEW_MS = 400;
/** The whole file may have one mebibyte, in base64. */
const LARGEST_PICTURE = 300_000;
const PICTURES = ['image/png', 'image/jpeg', 'image/webp'];

/** Markdown on the left, on the right what readers will see. */
mount<EditorProps>('studio-guideline', async (root, props) => {
  const area = element('textarea', { className: 'studio-text', value: await textOf(props), readOnly: !props.editable, ariaLabel: text('studio.text-of', props.name) });
  const preview = element('div', { className: 'prose studio-rendered', tabIndex: 0, role: 'region', ariaLabel: text('studio.preview') });
  const saving = new Saving(props, () => area.value);
  let waiting: ReturnType<typeof setTimeout> | null = null;

  const show = async () => {
    const { html } = (await postText(props.preview, area.value)) as { html: string };
    // Rendered by the server, which lets no markup of the text through; parsed, nothing of it runs.
    preview.replaceChildren(...new DOMParser().parseFromString(html, 'text/html').body.childNodes);
    preview.dataset['shown'] = '';
  };
  const changed = () => {
    saving.changed();
    if (waiting) clearTimeout(waiting);
    waiting = setTimeout(() => void show().catch(() => undefined), PREVIEW_MS);
  };
  /** As if typed, so that it can be undone. */
  const put = (before: string, after = '') => {
    const { selectionStart, selectionEnd, value } = area;
    area.focus();
    area.setRangeText(before + value.slice(selectionStart, selectionEnd) + after, selectionStart, selectionEnd, 'select');
    area.setSelectionRange(selectionStart + before.length, selectionStart + before.length + selectionEnd - selectionStart);
    changed();
  };
  const tool = (name: string, work: () => void): HTMLButtonElement => {
    const button = element('button', { type: 'button', className: 'small', textContent: name, disabled: !props.editable });
    button.addEventListener('click', work);
    return button;
  };
  const file = element('input', { type: 'file', accept: PICTURES.join(','), hidden: true, ariaLabel: text('studio.picture') });
  file.addEventListener('change', async () => {
    const picture = file.files?.[0];
    file.value = '';
    root.querySelectorAll('.notice-error').forEach((old) => old.remove());
    if (!picture) return;
    if (!PICTURES.includes(picture.type) || picture.size > LARGEST_PICTURE) return void root.prepend(notice('error', text('studio.picture-refused')));
    const name = picture.name.replace(/\.[^.]*$/, '').replace(/[^A-Za-z0-9-]+/g, '-') || 'picture';
    put(`![${text('studio.picture-of')}][${name}]`);
    area.value += `\n\n[${name}]: data:${picture.type};base64,${await base64(picture)}\n`;
    changed();
  });

  area.addEventListener('input', changed);
  root.append(
    element(
      'div',
      { className: 'row studio-bar', role: 'toolbar', ariaLabel: text('studio.guideline-tools') },
      tool(text('studio.heading'), () => put('\n## ')),
      tool(text('studio.bold'), () => put('**', '**')),
      tool(text('studio.list'), () => put('\n- ')),
      tool(text('studio.steps'), () => put('\n1. ')),
      tool(text('studio.class-row'), () => put('\n| **', '** |  |  |')),
      tool(text('studio.borderline'), () => put(`\n## ${text('studio.borderline-title')}\n\n- `)),
      tool(text('studio.picture'), () => file.click()),
      file,
      saving.status,
    ),
    element('div', { className: 'studio-split' }, area, preview),
    findingsBelow(props, saving),
  );
  await show();
});

async function base64(picture: Blob): Promise<string> {
  const bytes = new Uint8Array(await picture.arrayBuffer());
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}
