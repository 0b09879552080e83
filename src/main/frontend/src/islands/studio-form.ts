import '@bpmn-io/form-js-viewer/dist/assets/form-js.css';
import '@bpmn-io/form-js-editor/dist/assets/form-js-editor.css';
import '@bpmn-io/form-js-editor/dist/assets/properties-panel.css';
import '../style/studio.css';
import '../style/studio-guideline.css';
import { FormEditor } from '@bpmn-io/form-js-editor';
import { Form } from '@bpmn-io/form-js-viewer';
import { element, mount } from '../island';
import { type EditorProps, type Finding, Saving, textOf } from '../saving';
import { asText } from '../studio/as-text';
import { Findings } from '../studio/findings';
import { Subset } from '../studio/subset';
import { tool, toolbar } from '../studio/tools';
import { text } from '../texts';

interface Selection {
  set(field: unknown): void;
}

interface Field {
  id: string;
  key?: string;
  label?: string;
}

interface CommandStack {
  undo(): void;
  redo(): void;
}

const PREVIEW_AFTER = 300;

/** Edits a form out of what the server can check, with the form as people will see it beside. */
mount<EditorProps>('studio-form', async (root, props) => {
  const [json, options] = await Promise.all([textOf(props), classes(props)]);
  const kept = parsed(json);
  if (!kept) return asText(root, props, json, text('studio.no-json'));
  const preview = element('div', { className: 'studio-preview-form' });
  const shown = element('section', { className: 'studio-preview', ariaLabel: text('studio.form-preview') }, element('h3', { textContent: text('studio.form-preview') }), preview);
  const form = new Form({ container: preview });
  if (!props.editable) {
    const findings = new Findings(props, () => null);
    root.append(shown, findings.section);
    await form.importSchema(kept as never, options);
    return void findings.refresh();
  }
  const place = element('div', { className: 'studio-form', role: 'group', ariaLabel: text('studio.form-editor', props.name) });
  const editor = new FormEditor({ container: place, additionalModules: [Subset] as never[] });
  const saving = new Saving(props, () => `${JSON.stringify(editor.saveSchema(), null, 2)}\n`);
  const findings = new Findings(props, (finding) => placeOf(editor, place, finding));
  const stack = editor.get<CommandStack>('commandStack');
  root.append(
    toolbar(text('studio.tools'), tool(text('studio.undo'), () => stack.undo(), { shortcut: 'Control+Z' }), tool(text('studio.redo'), () => stack.redo(), { shortcut: 'Control+Y' })),
    saving.status,
    element('div', { className: 'studio-forms' }, place, shown),
    findings.section,
  );
  await editor.importSchema(kept as never);
  const show = () => form.importSchema(structuredClone(editor.saveSchema()) as never, options);
  await show();
  let soon = 0;
  editor.on('commandStack.changed', () => {
    saving.changed();
    clearTimeout(soon);
    soon = window.setTimeout(() => void show(), PREVIEW_AFTER);
  });
  saving.onSaved(() => void findings.refresh());
  void findings.refresh();
});

/** Null of what is no JSON. */
function parsed(json: string): object | null {
  try {
    const form: unknown = JSON.parse(json);
    return form && typeof form === 'object' ? form : null;
  } catch {
    return null;
  }
}

/** The classes of the draft's schema, which forms ask for by `valuesKey`; one that stands for all where there are none yet. */
async function classes(props: EditorProps): Promise<{ classes: { label: string; value: string }[] }> {
  const sample = [{ label: text('studio.preview-class'), value: 'sample' }];
  try {
    const answer = await fetch(props.file.replace(/[^/]*$/, 'schema.json'));
    const known = answer.ok ? ((await answer.json()) as { classes?: { code: string; name?: string; label?: string }[] }).classes : null;
    return { classes: known?.length ? known.map(({ code, name, label }) => ({ label: name ?? label ?? code, value: code })) : sample };
  } catch {
    return { classes: sample };
  }
}

/** A finding of a form names its field by key or id in its sentence. */
function placeOf(editor: FormEditor, place: HTMLElement, { element: id, message }: Finding) {
  const fields = editor.get<{ getAll(): Field[] }>('formFieldRegistry').getAll();
  const field = fields.find((one) => one.id === id || one.key === id) ?? fields.find((one) => one.key && ` ${message} `.includes(` field ${one.key} `));
  if (!field) return null;
  return {
    name: field.label ?? field.key ?? field.id,
    go: () => {
      editor.get<Selection>('selection').set(field);
      place.querySelector(`[data-id="${CSS.escape(field.id)}"]`)?.scrollIntoView({ block: 'center' });
    },
  };
}
