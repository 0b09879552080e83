import { element } from './island';
import type { LabelClass } from './labels';
import type { Lesion } from './lesion';
import { text } from './texts';

/** What a reader says beside the class: the attributes of the schema, and how sure they are where it asks. */
export function attributeFields(lesion: Lesion, classes: LabelClass[], index: number, touched: (of?: string) => void): HTMLElement[] {
  const known = classes.find(({ code }) => code === lesion.code);
  const attributes = (known?.attributes ?? []).map(({ code, name, required, values }) => {
    const given = lesion.attributes[code] ?? '';
    const input = values.length
      ? element('select', {}, element('option', { value: '', textContent: `${name} …` }), ...values.map((value) => element('option', { value, textContent: value, selected: value === given })))
      : element('input', { type: 'text', value: given, placeholder: name, maxLength: 500, required });
    input.setAttribute('aria-label', text('task.of-lesion', name, index + 1));
    input.addEventListener('input', () => {
      if (input.value.trim()) lesion.attributes[code] = input.value.trim();
      else delete lesion.attributes[code];
      touched(`${index} ${code}`);
    });
    return input;
  });
  return known?.confidence ? [...attributes, sure(lesion, index, touched)] : attributes;
}

/** In percent; the server keeps a share. */
function sure(lesion: Lesion, index: number, touched: (of?: string) => void): HTMLElement {
  const name = text('task.sure');
  const input = element('input', { type: 'number', min: '0', max: '100', step: '1', value: lesion.confidence === null ? '' : String(Math.round(lesion.confidence * 100)) });
  input.setAttribute('aria-label', text('task.of-lesion', name, index + 1));
  input.addEventListener('input', () => {
    lesion.confidence = input.value === '' ? null : Math.min(100, Math.max(0, Number(input.value))) / 100;
    touched(`${index} sure`);
  });
  return element('label', {}, `${name} `, input);
}
