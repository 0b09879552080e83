import '../style/trial.css';
import { get, post, Refused } from '../http';
import { element, mount, notice } from '../island';
import { text } from '../texts';

interface Props {
  /** Where replays are begun. */
  begin: string;
  /** Address of replays. */
  runs: string;
  /** One that is under way. */
  running: string | null;
  page: string;
}

interface Run {
  id: string;
  state: string;
  done: number;
  of: number;
}

const EVERY_MS = 1000;

/** Begins replays and follows the one that runs. */
mount<Props>('studio-replay', async (root, props) => {
  const messages = element('div');
  const place = element('div');
  root.append(messages, place);

  const follow = (run: Run): void => {
    const bar = element('progress', { max: Math.max(1, run.of), value: run.done });
    const said = element('span', { role: 'status', textContent: text('studio.progress', run.done, run.of) });
    bar.setAttribute('aria-label', text('studio.progress', run.done, run.of));
    const cancel = element('button', { type: 'button', textContent: text('studio.cancel') });
    cancel.addEventListener('click', () => {
      cancel.disabled = true;
      void post(`${props.runs}${run.id}/cancel`, {}).catch((error: unknown) => messages.append(told(error)));
    });
    place.replaceChildren(element('div', { className: 'trial-progress' }, bar, said, cancel));
    const look = async (): Promise<void> => {
      try {
        const now = (await get(props.runs + run.id)) as Run;
        bar.value = now.done;
        said.textContent = text('studio.progress', now.done, now.of);
        if (now.state !== 'RUNNING') return location.assign(now.state === 'CANCELLED' ? props.page : `${props.page}?run=${run.id}`);
      } catch (error) {
        if (error instanceof Refused) return void messages.append(told(error));
      }
      setTimeout(() => void look(), EVERY_MS);
    };
    setTimeout(() => void look(), EVERY_MS);
  };

  const begin = async (button: HTMLButtonElement, body: () => Promise<object>): Promise<void> => {
    messages.replaceChildren();
    button.disabled = true;
    try {
      follow((await post(props.begin, await body())) as Run);
    } catch (error) {
      button.disabled = false;
      messages.append(told(error));
    }
  };

  if (props.running) follow((await get(props.runs + props.running)) as Run);
  else place.append(element('div', { className: 'trial-ways' }, onProject(begin), onTable(begin, messages)));
});

type Begin = (button: HTMLButtonElement, body: () => Promise<object>) => Promise<void>;

function onProject(begin: Begin): HTMLElement {
  const button = element('button', { type: 'button', textContent: text('studio.replay-project') });
  button.addEventListener('click', () => void begin(button, async () => ({ source: 'project' })));
  return element('div', {}, element('p', {}, button), element('p', { className: 'hint', textContent: text('studio.replay-project-hint') }));
}

function onTable(begin: Begin, messages: HTMLElement): HTMLElement {
  const labels = element('input', { type: 'file', accept: '.csv,text/csv', id: 'replay-labels' });
  const truth = element('input', { type: 'file', accept: '.csv,text/csv', id: 'replay-truth' });
  const wide = element('input', { type: 'checkbox' });
  const button = element('button', { type: 'submit', textContent: text('studio.replay-it') });
  const hint = element('p', { className: 'hint', id: 'replay-labels-hint', textContent: text('studio.labels-hint') });
  labels.setAttribute('aria-describedby', hint.id);
  const form = element(
    'form',
    {},
    element('h3', { textContent: text('studio.replay-table') }),
    element('div', { className: 'field' }, element('label', { htmlFor: labels.id, textContent: text('studio.labels-file') }), labels, hint),
    element('p', {}, element('label', { className: 'check' }, wide, element('span', { textContent: text('studio.wide') }))),
    element('div', { className: 'field' }, element('label', { htmlFor: truth.id, textContent: text('studio.truth-file') }), truth),
    element('p', {}, button),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const table = labels.files?.[0];
    if (!table) return void messages.replaceChildren(notice('error', text('studio.choose-table')));
    const known = truth.files?.[0];
    void begin(button, async () => ({
      source: 'table',
      name: table.name,
      labels: await table.text(),
      wide: wide.checked,
      ...(known ? { truth: await known.text() } : {}),
    }));
  });
  return form;
}

function told(error: unknown): HTMLElement {
  return notice('error', error instanceof Refused ? error.message : text('studio.not-reached'));
}
