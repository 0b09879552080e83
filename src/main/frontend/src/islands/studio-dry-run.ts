import '@bpmn-io/form-js-viewer/dist/assets/form-js.css';
import '../style/form.css';
import '../style/trial.css';
import { CountedDiagram } from '../counted';
import { entered } from '../form-data';
import { get, post, Refused, remove } from '../http';
import { element, mount, notice } from '../island';
import { type Drawn, type Now, type Task, decisions, inWords, log, variables } from '../studio/dry-run';
import { text } from '../texts';

interface Props {
  /** Where dry runs are begun. */
  begin: string;
  /** Address of dry runs. */
  runs: string;
  /** What states of cases are called, by their code. */
  states: Record<string, string>;
  /** What groups are called that diagrams name. */
  roles: Record<string, string>;
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
    const shown = new Desk(props, run, told, start);
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
  private readonly url: string;
  private now: Now;
  private shown = 0;

  constructor(
    private readonly props: Props,
    run: Run,
    private readonly told: (error: unknown) => void,
    private readonly ended: () => void,
  ) {
    this.url = props.runs + run.id;
    this.now = run.now;
    this.diagram = new CountedDiagram(this.now.diagrams.map(({ name, file }) => ({ name, url: `${this.url}/diagrams/${file}` })));
    this.root.append(this.steps, this.state, element('div', { className: 'trial-desk' }, this.diagram.root, this.asked), this.facts);
  }

  async begin(): Promise<void> {
    await this.diagram.start();
    await this.show();
  }

  private async show(): Promise<void> {
    const { now } = this;
    const { states, roles } = this.props;
    const state = states[now.state] ?? now.state;
    this.showSteps();
    this.state.textContent = now.ended ? text('studio.case-ended', state) : text('studio.case-state', state);
    const entered = { ...now.entered };
    const tokens = Object.assign({}, ...now.diagrams.map((one) => one.tokens)) as Record<string, number>;
    const at = this.where();
    if (at !== this.shown) await this.diagram.choose((this.shown = at));
    await this.diagram.tell({ entered, tokens, heat: false });
    await this.showTasks();
    this.facts.replaceChildren(log(now.log, roles), decisions(now.decisions), variables(now.variables));
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
    choice.append(...this.now.tasks.map((task, at) => element('option', { value: String(at), textContent: `${task.name} (${this.props.roles[task.role] ?? task.role}${this.now.tasks.length > 1 ? `, ${at + 1}` : ''})` })));
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
}

function drawnLabels(drawn: { label: Drawn; box: HTMLInputElement }[]): HTMLElement {
  const rows = drawn.map(({ label, box }) => element('p', {}, element('label', { className: 'check' }, box, element('span', { textContent: text('studio.at-place', label.name, label.place) }))));
  return element('fieldset', {}, element('legend', { textContent: text('studio.drawn-labels') }), ...rows);
}

function when(at: string | undefined): string {
  return at ? new Date(at).toLocaleString(document.documentElement.lang || undefined, { dateStyle: 'medium', timeStyle: 'short' }) : '';
}

/** Without fields nobody filled in. */
function answered(data: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== null && value !== undefined && value !== ''));
}
