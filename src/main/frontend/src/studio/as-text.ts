import { element, notice } from '../island';
import { type EditorProps, Saving } from '../saving';
import { text } from '../texts';
import { Findings } from './findings';

/** What no editor can read is mended as text. @param said why */
export function asText(root: HTMLElement, props: EditorProps, kept: string, said: string): void {
  const area = element('textarea', { className: 'studio-text', value: kept, readOnly: !props.editable, spellcheck: false, ariaLabel: text('studio.text-of', props.name) });
  const saving = new Saving(props, () => area.value);
  area.addEventListener('input', () => saving.changed());
  root.append(notice('warn', said), saving.status, area, findingsBelow(props, saving));
}

/** Findings that lead to no place within the page, asked for again whenever the file was saved. */
export function findingsBelow(props: EditorProps, saving: Saving): HTMLElement {
  const findings = new Findings(props, () => null);
  saving.onSaved(() => void findings.refresh());
  void findings.refresh();
  return findings.section;
}
