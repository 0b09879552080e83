import { element, mount } from '../island';
import { type EditorProps, Saving, textOf } from '../saving';
import { text } from '../texts';

mount<EditorProps>('studio-guideline', async (root, props) => {
  const area = element('textarea', { className: 'studio-text', value: await textOf(props), readOnly: !props.editable, spellcheck: true, ariaLabel: text('studio.text-of', props.name) });
  const saving = new Saving(props, () => area.value);
  area.addEventListener('input', () => saving.changed());
  root.append(saving.status, area);
});
