import '../style/studio.css';
import '../style/studio-guideline.css';
import '../style/studio-schema.css';
import { get } from '../http';
import { element, mount } from '../island';
import { type EditorProps, Saving, textOf } from '../saving';
import { type Members, type Rules, SchemaForm } from '../schema-form';
import { asText, findingsBelow } from '../studio/as-text';
import { text } from '../texts';

/** Members that mean nothing on a class without a place. */
const PLACED = ['minimumSizeMm', 'toleranceMm', 'region', 'confidence'];

mount<EditorProps>('studio-schema', async (root, props) => {
  const [kept, rules] = await Promise.all([textOf(props), get(props.rules) as Promise<Rules>]);
  const schema = parsed(kept);
  if (!schema) return asText(root, props, kept, text('studio.no-json'));
  const classes = (schema['classes'] ??= []) as Members[];
  const saving = new Saving(props, () => `${JSON.stringify(schema, null, 2)}\n`);
  const list = element('ol', { className: 'schema-classes' });
  const place = element('div', { className: 'schema-class' });
  let chosen = 0;

  const changed = () => {
    saving.changed();
    drawList();
  };
  const form = new SchemaForm(rules, changed, props.editable);
  const ofClass = form.of(form.of(rules).properties?.['classes']?.items ?? {});

  const drawList = () =>
    list.replaceChildren(
      ...classes.map((one, index) => {
        const dot = element('span', { className: 'schema-dot' });
        dot.style.background = String(one['color'] ?? 'transparent');
        const button = element('button', { type: 'button', className: 'plain' }, dot, String(one['name'] ?? text('studio.schema-unnamed')), element('span', { className: 'hint', textContent: ` ${String(one['kind'] ?? '')}` }));
        button.setAttribute('aria-pressed', String(index === chosen));
        button.addEventListener('click', () => {
          chosen = index;
          drawList();
          drawClass();
        });
        return element('li', {}, button);
      }),
    );

  const drawClass = () => {
    const one = classes[chosen];
    if (!one) return place.replaceChildren();
    const fields = form.object(ofClass, one, one['kind'] === 'finding' ? PLACED : []);
    const kind = fields.flatMap((field) => [...field.querySelectorAll('select')]).find((select) => select.value === one['kind']);
    kind?.addEventListener('change', () => {
      if (one['kind'] === 'finding') PLACED.forEach((name) => delete one[name]);
      drawClass();
    });
    place.replaceChildren(
      element('h3', { textContent: text('studio.schema-class') }),
      element('div', { className: 'schema-fields' }, ...fields),
      element(
        'p',
        { className: 'row' },
        act(text('studio.schema-up'), chosen > 0, () => move(-1)),
        act(text('studio.schema-down'), chosen < classes.length - 1, () => move(1)),
        act(text('studio.schema-copy'), true, () => insert({ ...structuredClone(one), code: `${String(one['code'])}-2`, hotkey: undefined })),
        act(text('studio.schema-remove'), classes.length > 1, () => {
          classes.splice(chosen, 1);
          chosen = Math.max(0, chosen - 1);
          all();
        }),
      ),
    );
  };

  const act = (name: string, possible: boolean, work: () => void): HTMLButtonElement => {
    const button = element('button', { type: 'button', className: 'small', textContent: name, disabled: !props.editable || !possible });
    button.addEventListener('click', work);
    return button;
  };
  const move = (step: number) => {
    const [one] = classes.splice(chosen, 1);
    chosen += step;
    if (one) classes.splice(chosen, 0, one);
    all();
  };
  const insert = (one: Members) => {
    chosen = classes.length;
    classes.push(one);
    all();
    place.querySelector('input')?.focus();
  };
  const all = () => {
    changed();
    drawClass();
  };

  drawList();
  drawClass();
  root.append(
    element('p', { className: 'row studio-bar' }, saving.status),
    element('div', { className: 'schema-fields' }, ...form.object(rules, schema, ['classes', 'checks', 'hanging'])),
    element(
      'div',
      { className: 'schema-split' },
      element('div', {}, element('h3', { textContent: text('studio.schema-classes') }), list, act(text('studio.schema-add-class'), true, () => insert({ code: `class-${classes.length + 1}`, name: text('studio.schema-new-class'), kind: 'finding', exclusive: false, critical: false }))),
      place,
    ),
    ...form.object(rules, schema, ['title', 'classes']),
    findingsBelow(props, saving),
  );
});

function parsed(kept: string): Members | null {
  try {
    const schema: unknown = JSON.parse(kept);
    return schema && typeof schema === 'object' && !Array.isArray(schema) ? (schema as Members) : null;
  } catch {
    return null;
  }
}
