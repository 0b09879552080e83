import '@bpmn-io/form-js-viewer/dist/assets/form-js.css';
import '../style/form.css';
import '../style/trial.css';
import { CountedDiagram } from '../counted';
import { entered } from '../form-data';
import { get, post, Refused, remove } from '../http';
import { element, mount, notice } from '../island';
import { text } from '../texts';

interface Props {
  /** Where dry runs are begun. */
  begin: string;
  /** Address of dry runs. */
  runs: string;
}

interface Drawn {
  name: string;
  place: string;
  label: object;
}

interface Task {
  id: string;
  element: string;
  name: string;
  role: string;
  form: object;
  data: Record<string, unknown>;
  takers: { id: string; name: string }[];
  labels: Drawn[];
}

interface Now {
  state: string;
  ended: boolean;
  diagrams: { process: string; name: string; file: string; tokens: Record<string, number> }[];
  entered: Record<string, number>;
  variables: { where: string; name: string; value: string; about: string }[];
  decisions: { table: string; inputs: Record<string, string>; outputs: Record<string, string> }[];
  tasks: Task[];
  due: { kind: string; element: string; at?: string }[];
  log: { number: number; kind: string; element: string; detail: string }[];
}

interface Run {
  id: string;
  now: Now;
}

const MODALITIES = ['CT', 'MR', 'CR', 'DX', 'MG', 'US', 'NM', 'PT', 'XA', 'OT'];

/** A fictitious case is stepped through a draft. */
mount<Props>('studio-dry-run', async (root, props) => {
  const messages = element('div');
  const place = element('div');
  root.append(messages, place);
  const told = (error: unknown): void =>
    messages.replaceChildren(notice('error', error instanceof Refused ? error.message : text('studio.not-reached')));

  const start = (): void => {
    history.replaceState(null, '', location.pathname);
    place.replaceChildren(
      beginning(async (modality, priority) => {
        messages.replaceChildren(notice('info', text('studio.beginning')));
        try {
          await desk((await post(props.begin, { modality, priority })) as Run);
          messages.replaceChildren();
        } catch (error) {
          told(error);
        }
      }),
    );
  };

  const desk = async (run: Run): Promise<void> => {
    history.replaceState(null, '', `#${run.id}`);
    const shown = new Desk(props.runs + run.id, run.now, told, start);
    place.replaceChildren(shown.root);
    await shown.begin();
  };

  const before = location.hash.slice(1);
  start();
  if (/^[0-9a-f-]{36}$/.test(before)) {
    try {
      await desk((await get(props.runs + before)) as Run);
    } catch (error) {
      told(error);
    }
  }
});

function beginning(begin: (modality: string, priority: string) => Promise<void>): HTMLElement {
  const modality = element('select', { id: 'trial-modality' }, ...MODALITIES.map((code) => element('option', { textContent: code })));
  const priority = element(
    'select',
    { id: 'trial-priority' },
    element('option', { value: 'routine', textContent: text('studio.routine') }),
    element('option', { value: 'urgent', textContent: text('studio.urgent') }),
  );
  const button = element('button', { type: 'submit', className: 'primary', textContent: text('studio.begin-dry-run') });
  const form = element(
    'form',
    { className: 'trial-begin' },
    element('div', { className: 'field' }, element('label', { htmlFor: modality.id, textContent: text('studio.modality') }), modality),
    element('div', { className: 'field' }, element('label', { htmlFor: priority.id, textContent: text('studio.priority') }), priority),
    element('p', { className: 'field' }, button),
  );
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    button.disabled = true;
    await begin(modality.value, priority.value);
    button.disabled = false;
  });
  return form;
}

/** Everything of one dry run; each answer of the server replaces what is shown. */
class Desk {
  readonly root = element('div');
  private readonly steps = element('div', { className: 'trial-steps' });
  private readonly state = element('p', { role: 'status' });
  private readonly asked = element('section', { ariaLabel: text('studio.tasks') });
  private readonly facts = element('div', { className: 'trial-facts' });
  private readonly diagram: CountedDiagram;
  private shown = 0;

  constructor(
    private readonly url: string,
    private now: Now,
    private readonly told: (error: unknown) => void,
    private readonly ended: () => void,
  ) {
    this.diagram = new CountedDiagram(now.diagrams.map(({ name, file }) => ({ name, url: `${url}/diagrams/${file}` })));
    this.root.append(this.steps, this.state, element('div', { className: 'trial-desk' }, this.diagram.root, this.asked), this.facts);
  }

  async begin(): Promise<void> {
    await this.diagram.start();
    await this.show();
  }

  private async show(): Promise<void> {
    const { now } = this;
    this.showSteps();
    this.state.textContent = now.ended ? text('studio.case-ended', now.state) : text('studio.case-state', now.state);
    const entered = { ...now.entered };
    const tokens = Object.assign({}, ...now.diagrams.map((one) => one.tokens)) as Record<string, number>;
    const at = this.where();
    if (at !== this.shown) await this.diagram.choose((this.shown = at));
    await this.diagram.tell({ entered, tokens, heat: false });
    await this.showTasks();
    this.facts.replaceChildren(this.log(), this.decisions(), this.variables());
    this.facts.querySelectorAll('.trial-log').forEach((log) => (log.scrollTop = log.scrollHeight));
    this.root.dataset['log'] = String(now.log.length);
  }

  /** The innermost diagram where something stands, so that one sees what happens. */
  private where(): number {
    const called = this.now.diagrams.findIndex((one, at) => at > 0 && Object.keys(one.tokens).length > 0);
    return Math.max(0, called);
  }

  private showSteps(): void {
    const job = this.now.due.find((due) => due.kind === 'job');
    const timer = this.now.due.find((due) => due.kind === 'timer');
    const next = this.step(text('studio.next-step'), 'job', !job);
    const all = this.step(text('studio.until-asked'), 'all', !job);
    all.className = 'primary';
    const time = this.step(timer ? text('studio.let-time-pass', when(timer.at)) : text('studio.no-timer'), 'timer', !timer);
    const end = element('button', { type: 'button', textContent: text('studio.end-dry-run') });
    end.addEventListener('click', () => void remove(this.url).then(this.ended, this.told));
    const due = job ?? timer;
    this.steps.replaceChildren(next, all, time, end, ...(due ? [element('span', { className: 'hint', textContent: text('studio.steps-due', inWords(due.element)) })] : []));
  }

  private step(label: string, kind: string, idle: boolean): HTMLButtonElement {
    const button = element('button', { type: 'button', textContent: label, disabled: idle });
    button.addEventListener('click', () => void this.act(() => post(`${this.url}/steps`, { kind })));
    return button;
  }

  private async act(what: () => Promise<unknown>): Promise<void> {
    this.steps.querySelectorAll('button').forEach((button) => (button.disabled = true));
    try {
      this.now = ((await what()) as Run).now;
      document.querySelectorAll('.notice-error[role=alert]').forEach((old) => old.remove());
      await this.show();
    } catch (error) {
      this.told(error);
      this.showSteps();
    }
  }

  private async showTasks(): Promise<void> {
    const heading = element('h3', { textContent: text('studio.tasks') });
    const first = this.now.tasks[0];
    if (!first) return this.asked.replaceChildren(heading, element('p', { textContent: text('studio.no-task') }));
    const choice = element('select', { id: 'trial-task' });
    choice.append(...this.now.tasks.map((task, at) => element('option', { value: String(at), textContent: `${task.name} (${task.role}${this.now.tasks.length > 1 ? `, ${at + 1}` : ''})` })));
    const place = element('div');
    choice.addEventListener('change', () => void this.showForm(place, this.now.tasks[Number(choice.value)] ?? first));
    const field = element('div', { className: 'field' }, element('label', { htmlFor: choice.id, textContent: text('studio.task') }), choice);
    this.asked.replaceChildren(heading, field, place);
    await this.showForm(place, first);
  }

  private async showForm(place: HTMLElement, task: Task): Promise<void> {
    if (task.takers.length === 0) return place.replaceChildren(notice('warn', text('studio.nobody')));
    const who = element('select', { id: 'trial-person' }, ...task.takers.map(({ id, name }) => element('option', { value: id, textContent: name })));
    const formPlace = element('div', { className: 'form-place' });
    const button = element('button', { type: 'button', className: 'primary', textContent: text('studio.answer') });
    const drawn = task.labels.map((label) => ({ label, box: element('input', { type: 'checkbox' }) }));
    place.replaceChildren(
      element('div', { className: 'field' }, element('label', { htmlFor: who.id, textContent: text('studio.as') }), who),
      ...(drawn.length > 0 ? [drawnLabels(drawn)] : []),
      formPlace,
      element('p', {}, button),
    );
    const { Form } = await import('@bpmn-io/form-js-viewer');
    const form = new Form({ container: formPlace, debounce: false } as ConstructorParameters<typeof Form>[0]);
    await form.importSchema(task.form as never, task.data);
    button.addEventListener('click', () => {
      const { data, errors } = form.submit() as { data: Record<string, unknown>; errors: Record<string, unknown> };
      if (Object.keys(errors).length > 0) return;
      const labels = drawn.filter(({ box }) => box.checked).map(({ label }) => label.label);
      button.disabled = true;
      void this.act(() => post(`${this.url}/tasks/${task.id}`, { person: who.value, form: answered(entered(task.form, data)), labels })).finally(() => (button.disabled = false));
    });
    this.root.dataset['asked'] = task.id;
  }

  private variables(): HTMLElement {
    const columns = [text('studio.variable'), text('studio.value'), text('studio.where'), text('studio.meaning')];
    const alike = new Map<string, { row: [string, string, string, string]; times: number }>();
    for (const { name, value, where, about } of this.now.variables) {
      const same = alike.get(`${where} ${name} ${value}`);
      if (same) same.times++;
      else alike.set(`${where} ${name} ${value}`, { row: [name, value, where, about], times: 1 });
    }
    const rows = [...alike.values()].map(({ row: [name, value, where, about], times }) => [name, value, times > 1 ? `${where} (${times}×)` : where, about]);
    return table(text('studio.variables'), columns, rows, text('studio.no-variable'));
  }

  private decisions(): HTMLElement {
    const columns = [text('studio.by-table'), text('studio.outputs'), text('studio.inputs')];
    return table(text('studio.decisions'), columns, this.now.decisions.map((one) => [one.table, pairs(one.outputs), pairs(one.inputs)]), text('studio.no-decision'));
  }

  private log(): HTMLElement {
    const list = element('ol', {}, ...this.now.log.map((one) => element('li', { className: one.kind, textContent: happened(one) })));
    const scroll = element('div', { className: 'trial-log', tabIndex: 0, role: 'region', ariaLabel: text('studio.log') }, list);
    return element('section', { className: 'sheet' }, element('h3', { textContent: text('studio.log') }), scroll);
  }
}

function drawnLabels(drawn: { label: Drawn; box: HTMLInputElement }[]): HTMLElement {
  const rows = drawn.map(({ label, box }) => element('p', {}, element('label', { className: 'check' }, box, element('span', { textContent: text('studio.at-place', label.name, label.place) }))));
  return element('fieldset', {}, element('legend', { textContent: text('studio.drawn-labels') }), ...rows);
}

function happened({ kind, element: step, detail }: { kind: string; element: string; detail: string }): string {
  const name = inWords(step);
  switch (kind) {
    case 'opened':
      return text('studio.log-opened', name, detail);
    case 'answered':
      return text('studio.log-answered', name);
    case 'withdrawn':
      return text('studio.log-withdrawn', name);
    case 'ran':
      return text('studio.log-ran', name);
    case 'fired':
      return text('studio.log-fired', name);
    case 'decided':
      return text('studio.log-decided', step, detail.replace(/^\{|}$/g, ''));
    default:
      return text('studio.log-failed', name, detail);
  }
}

/** As its id has it: Task_RecordGroundTruth is "Record ground truth". */
function inWords(step: string): string {
  const words = step.slice(step.indexOf('_') + 1).replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function when(at: string | undefined): string {
  return at ? new Date(at).toLocaleString(document.documentElement.lang || undefined, { dateStyle: 'medium', timeStyle: 'short' }) : '';
}

function pairs(values: Record<string, string>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name} = ${value}`)
    .join(', ');
}

/** Without fields nobody filled in. */
function answered(data: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== null && value !== undefined && value !== ''));
}

function table(title: string, columns: string[], rows: string[][], none: string): HTMLElement {
  const heading = element('h3', { textContent: title });
  if (rows.length === 0) return element('section', { className: 'sheet' }, heading, element('p', { textContent: none }));
  const head = element('thead', {}, element('tr', {}, ...columns.map((column) => element('th', { textContent: column }))));
  const body = element('tbody', {}, ...rows.map((row) => element('tr', {}, ...row.map((cell, at) => element(at === 0 ? 'th' : 'td', { textContent: cell, ...(at === 0 ? { scope: 'row' } : {}) })))));
  const scroll = element('div', { className: 'scroll', tabIndex: 0, role: 'region', ariaLabel: title }, element('table', { className: 'trial-values' }, head, body));
  return element('section', { className: 'sheet' }, heading, scroll);
}
