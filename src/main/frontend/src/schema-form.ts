import { element } from './island';
import { text } from './texts';

/** As much of JSON Schema as the one of label schemas uses. */
export interface Rules {
  $ref?: string;
  type?: string;
  enum?: string[];
  properties?: Record<string, Rules>;
  required?: string[];
  items?: Rules;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  maximum?: number;
  $defs?: Record<string, Rules>;
}

export type Members = Record<string, unknown>;

const NAMES: Record<string, string> = {
  title: text('studio.schema-title'),
  code: text('studio.schema-code'),
  name: text('studio.schema-name'),
  kind: text('studio.schema-kind'),
  concept: text('studio.schema-concept'),
  description: text('studio.schema-description'),
  scale: text('studio.schema-scale'),
  attributes: text('studio.schema-attributes'),
  required: text('studio.schema-required'),
  values: text('studio.schema-values'),
  exclusive: text('studio.schema-exclusive'),
  critical: text('studio.schema-critical'),
  minimumSizeMm: text('studio.schema-minimum-size'),
  toleranceMm: text('studio.schema-tolerance'),
  color: text('studio.schema-color'),
  hotkey: text('studio.schema-hotkey'),
  laterality: text('studio.schema-laterality'),
  lateralityAttribute: text('studio.schema-laterality-attribute'),
  region: text('studio.schema-region'),
  inside: text('studio.schema-inside'),
  overlap: text('studio.schema-overlap'),
  maximumComponents: text('studio.schema-maximum-components'),
  minimumComponentMm3: text('studio.schema-minimum-component'),
  holes: text('studio.schema-holes'),
  confidence: text('studio.schema-confidence'),
  checks: text('studio.schema-checks'),
  hanging: text('studio.schema-hanging'),
  beside: text('studio.schema-beside'),
  images: text('studio.schema-images'),
  modalities: text('studio.schema-modalities'),
  atMost: text('studio.schema-at-most'),
  open: text('studio.schema-open'),
  window: text('studio.schema-window'),
  center: text('studio.schema-center'),
  width: text('studio.schema-width'),
  modality: text('studio.schema-modality'),
};

let fields = 0;

/** Builds the fields of a document from the rules it follows, so that the page asks for what the server takes. */
export class SchemaForm {
  /** @param rules of the whole document; @param changed something was entered; @param editable whether anything may be */
  constructor(
    private readonly rules: Rules,
    private readonly changed: () => void,
    private readonly editable: boolean,
  ) {}

  /** What a reference leads to. */
  of(rules: Rules): Rules {
    const named = rules.$ref?.replace('#/$defs/', '');
    return named ? this.of(this.rules.$defs?.[named] ?? {}) : rules;
  }

  /** Fields of an object, which they change; without those that are left out. */
  object(rules: Rules, value: Members, leftOut: string[] = []): HTMLElement[] {
    const { properties = {}, required = [] } = this.of(rules);
    return Object.entries(properties)
      .filter(([name]) => name !== '$schema' && !leftOut.includes(name))
      .map(([name, member]) => this.member(name, this.of(member), value, required.includes(name)));
  }

  private member(name: string, rules: Rules, value: Members, required: boolean): HTMLElement {
    const set = (next: unknown) => {
      if (next === undefined || next === '' || (Array.isArray(next) && next.length === 0 && !required)) delete value[name];
      else value[name] = next;
      this.changed();
    };
    const title = NAMES[name] ?? name;
    if (rules.type === 'object') return this.group(title, name, rules, value);
    if (rules.type === 'array') {
      const items = this.of(rules.items ?? {});
      return items.type === 'object' ? this.rows(title, name, items, value) : this.lines(title, value[name] as string[] | undefined, set);
    }
    if (rules.enum) return this.choice(title, rules.enum, value[name] as string | undefined, required, set);
    if (rules.type === 'boolean') return this.box(title, value[name] === true, set);
    if (rules.type === 'number' || rules.type === 'integer') return this.number(title, rules, value[name] as number | undefined, set);
    return this.text(title, name, rules, (value[name] as string | undefined) ?? '', required, set);
  }

  private text(title: string, name: string, rules: Rules, value: string, required: boolean, set: (next: unknown) => void): HTMLElement {
    const long = (rules.maxLength ?? 0) > 1000;
    const input = long ? element('textarea', { rows: 3, value }) : element('input', { value, autocomplete: 'off' });
    if (rules.maxLength) input.maxLength = rules.maxLength;
    input.required = required;
    if (rules.pattern && input instanceof HTMLInputElement) input.pattern = rules.pattern.replace(/^\^|\$$/g, '').replaceAll('-]', '\\-]'); // browsers read patterns as sets (flag v)
    input.addEventListener('input', () => set(input.value));
    if (name !== 'color') return this.field(title, input);
    const picker = element('input', { type: 'color', value: value || '#808080', disabled: !this.editable, ariaLabel: title });
    picker.addEventListener('input', () => set((input.value = picker.value)));
    input.addEventListener('input', () => (picker.value = input.value));
    const field = this.field(title, input);
    field.append(picker);
    return field;
  }

  private number(title: string, rules: Rules, value: number | undefined, set: (next: unknown) => void): HTMLElement {
    const input = element('input', { type: 'number', step: rules.type === 'integer' ? '1' : 'any', value: value === undefined ? '' : String(value) });
    if (rules.maximum !== undefined) input.max = String(rules.maximum);
    input.addEventListener('input', () => set(input.value === '' ? undefined : Number(input.value)));
    return this.field(title, input);
  }

  private box(title: string, value: boolean, set: (next: unknown) => void): HTMLElement {
    const input = element('input', { type: 'checkbox', checked: value, disabled: !this.editable });
    input.addEventListener('change', () => set(input.checked));
    return element('label', { className: 'check' }, input, ` ${title}`);
  }

  private choice(title: string, choices: string[], value: string | undefined, required: boolean, set: (next: unknown) => void): HTMLElement {
    const offered = required && value !== undefined ? choices : ['', ...choices];
    const select = element('select', {}, ...offered.map((choice) => element('option', { value: choice, textContent: choice || '–', selected: choice === (value ?? '') })));
    select.addEventListener('change', () => set(select.value));
    return this.field(title, select);
  }

  /** One value a line. */
  private lines(title: string, value: string[] | undefined, set: (next: unknown) => void): HTMLElement {
    const area = element('textarea', { rows: Math.min(8, (value?.length ?? 0) + 2), value: (value ?? []).join('\n') });
    area.addEventListener('input', () => set(area.value.split('\n').map((line) => line.trim()).filter((line) => line)));
    return this.field(`${title} (${text('studio.schema-one-a-line')})`, area);
  }

  private group(title: string, name: string, rules: Rules, value: Members): HTMLElement {
    const members = (value[name] as Members | undefined) ?? {};
    const inner = new SchemaForm(
      this.rules,
      () => {
        if (Object.keys(members).length) value[name] = members;
        else delete value[name];
        this.changed();
      },
      this.editable,
    );
    return element('details', { className: 'schema-group', open: value[name] !== undefined }, element('summary', { textContent: title }), element('div', { className: 'schema-fields' }, ...inner.object(rules, members)));
  }

  private rows(title: string, name: string, rules: Rules, value: Members): HTMLElement {
    const place = element('div');
    const draw = () => {
      const rows = (value[name] as Members[] | undefined) ?? [];
      place.replaceChildren(
        ...rows.map((row, index) => {
          const remove = element('button', { type: 'button', className: 'small', textContent: text('studio.schema-remove'), disabled: !this.editable });
          remove.setAttribute('aria-label', text('studio.schema-remove-what', String(row['name'] ?? index + 1)));
          remove.addEventListener('click', () => change(rows.filter((_, at) => at !== index)));
          return element('fieldset', {}, element('legend', { textContent: String(row['name'] ?? `${title} ${index + 1}`) }), element('div', { className: 'schema-fields' }, ...this.object(rules, row)), remove);
        }),
      );
    };
    const change = (rows: Members[]) => {
      if (rows.length) value[name] = rows;
      else delete value[name];
      this.changed();
      draw();
    };
    const add = element('button', { type: 'button', className: 'small', textContent: text('studio.schema-add'), disabled: !this.editable });
    add.setAttribute('aria-label', text('studio.schema-add-to', title));
    add.addEventListener('click', () => change([...((value[name] as Members[] | undefined) ?? []), {}]));
    draw();
    return element('details', { className: 'schema-group', open: value[name] !== undefined }, element('summary', { textContent: title }), place, add);
  }

  private field(title: string, input: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement): HTMLElement {
    input.id = `schema-${++fields}`;
    input.disabled = !this.editable;
    return element('div', { className: 'field' }, element('label', { htmlFor: input.id, textContent: title }), input);
  }
}
