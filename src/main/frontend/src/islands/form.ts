import '@bpmn-io/form-js-viewer/dist/assets/form-js.css';
import '../style/form.css';
import { Attention } from '../attention';
import { DraftKeeping, draftStatus } from '../drafts';
import { labelAt } from '../checks';
import { entered } from '../form-data';
import { afterFirstImage } from '../first-image';
import { type Fault, handIn, jumpTo, kept as draftKept, onChangeBeside, onFillForm, safe, sending } from '../handing-in';
import { idempotencyKey, post, Refused, remove, sentences } from '../http';
import { element, mount, notice } from '../island';
import { text } from '../texts';

/** What the server says of the form: its schema, what it starts with and where it goes. */
interface Props {
  schema: object;
  data: Record<string, unknown>;
  url: string;
  next: string;
  submit: string;
  following: Following;
  /** What the signature means; asks for the password again. */
  meaning?: string | null;
  /** Where only some answers are signed: the field that says which, and its values that are, or what is said beside the form. */
  signs?: { field: string; values: string[] } | { beside: true } | null;
  draft: Draft;
  /** Where the time worked on the task is told, and the guideline it is shown with. */
  attention: { url: string; guideline: string | null };
  /** Tells what is odd about what is handed in although it may stand. */
  check?: string;
}

/** Another way to hand in: on to the next task. The server says which; its page is below `task`, and `none` where there is none. */
interface Following {
  label: string;
  url: string;
  task: string;
  none: string;
}

/** Where what is entered is kept while it is not handed in, and what was entered before. */
interface Draft {
  url: string;
  /** Of what is kept already. */
  version: string;
  data?: Record<string, unknown>;
  restored?: string;
  discard?: string;
}

/** What is handed in. */
interface Sent {
  form: Record<string, unknown>;
  labels?: unknown;
}

/** The time that was worked is told before, but a reading never waits for it. */
const TOLD_WITHIN = 2000;

interface Submission {
  data: Record<string, unknown>;
  errors: Record<string, unknown>;
}

mount<Props>('form', async (root, props) => {
  let drawnBefore = false;
  onChangeBeside(() => (drawnBefore = true));
  await afterFirstImage();
  const { Form } = await import('@bpmn-io/form-js-viewer');
  const place = element('div');
  const messages = element('div', { className: 'form-messages' });
  const kept = draftStatus();
  const button = element('button', { type: 'submit', className: 'primary', textContent: props.submit });
  const onwards = element('button', { type: 'submit', textContent: props.following.label });
  const signature = props.meaning ? signatureField(props.meaning) : null;
  const actions = element('form', { className: 'form-actions', noValidate: true }, ...(signature ? [signature.row] : []), messages, element('div', { className: 'form-ways' }, button, onwards), kept);
  root.append(place, actions);

  // By default a text is taken over 300 ms after the last key: handing in at once would lose its end.
  const form = new Form({ container: place, debounce: false } as ConstructorParameters<typeof Form>[0]);
  await form.importSchema(props.schema as never, { ...props.data, ...entered(props.schema, props.draft.data ?? {}) });
  if (props.draft.restored) root.prepend(restored(props.draft));
  const attention = new Attention(props.attention.url, props.attention.guideline);
  root.prepend(attention.notices);

  const signed = (data: Record<string, unknown>) => {
    if (!props.signs) return true;
    if ('beside' in props.signs) return handIn(data).signed === true;
    return props.signs.values.includes(String(data[props.signs.field]));
  };
  const showSignature = (data: Record<string, unknown>) => signature && (signature.row.hidden = !signed(data));
  showSignature({ ...props.data, ...props.draft.data });

  let dirty = false;
  const draft = new DraftKeeping(props.draft.url, props.draft.version, kept, () => {
    dirty = false;
    safe();
    draftKept();
  });
  let now: Record<string, unknown> = entered(props.schema, { ...props.data, ...props.draft.data });
  const keep = () => draft.later(() => ({ form: now, ...handIn(now).members }));
  onChangeBeside(() => {
    messages.replaceChildren();
    showSignature(now);
    keep();
  });
  if (drawnBefore) keep();
  form.on('changed', 1000, (event: { data: Record<string, unknown> }) => {
    const before = said(now);
    now = entered(props.schema, event.data);
    // The form tells of its own start, too.
    if (said(now) === before) return;
    dirty = true;
    messages.replaceChildren();
    showSignature(event.data);
    keep();
  });
  dirty = false;
  onFillForm(async (values) => {
    now = { ...now, ...values };
    dirty = true;
    messages.replaceChildren();
    await form.importSchema(props.schema as never, { ...props.data, ...now });
    showSignature(now);
    keep();
  });
  window.addEventListener('beforeunload', (event) => dirty && event.preventDefault());

  const key = idempotencyKey();
  /** What was warned of before: who hands the same in again means it so. */
  let meant: string[] = [];
  const submit = async (next: () => Promise<string>) => {
    messages.replaceChildren();
    const { data, errors } = form.submit() as Submission;
    if (Object.keys(errors).length > 0) {
      messages.append(notice('error', text('task.incomplete')));
      // The form marks its fields with its next rendering.
      requestAnimationFrame(() => root.querySelector<HTMLElement>('.fjs-has-errors :is(input, textarea)')?.focus());
      return;
    }
    const signing = signed(data) ? signature : null;
    if (signing?.input.value === '') {
      messages.append(notice('error', text('task.password-missing')));
      signing.input.focus();
      return;
    }
    const beside = handIn(data);
    if (beside.problems.length > 0) {
      messages.append(...beside.problems.map((problem) => told('error', problem)));
      return;
    }
    button.disabled = onwards.disabled = true;
    await Promise.all([draft.stop(), Promise.race([attention.told(), pause(TOLD_WITHIN)])]);
    const body: Sent = { form: data, ...(signing ? { password: signing.input.value } : {}), ...beside.members };
    sending();
    const odd = props.check ? await warnings(props.check, body) : [];
    const warned = odd.map(sentenceOf);
    if (warned.join() !== meant.join()) {
      meant = warned;
      if (odd.length > 0) {
        messages.append(...[...odd, text('task.as-it-is')].map((problem) => told('warn', problem)));
        button.disabled = onwards.disabled = false;
        return;
      }
    }
    try {
      await post(props.url, body, { 'Idempotency-Key': key });
      safe();
      dirty = false;
      location.assign(await next());
    } catch (error) {
      const said = error instanceof Refused ? sentences(error.problem) : [text('task.no-answer')];
      const location = error instanceof Refused ? (error.problem.location ?? '') : '';
      messages.append(...said.map((sentence) => told('error', placed(sentence, location, body))));
      if (error instanceof Refused && error.problem.draftKept) messages.append(notice('info', text('task.draft-kept')));
      button.disabled = onwards.disabled = false;
    }
  };
  button.setAttribute('aria-keyshortcuts', 'Control+Enter');
  onwards.setAttribute('aria-keyshortcuts', 'Control+Shift+Enter');
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || document.querySelector('dialog[open]')) return;
    event.preventDefault();
    (event.shiftKey ? onwards : button).click();
  });
  actions.addEventListener('submit', (event) => {
    event.preventDefault();
    void submit((event as SubmitEvent).submitter === onwards ? () => following(props.following, props.next) : async () => props.next);
  });
});

/** What was handed in is safe whatever happens here, so a failure leads back to the worklist. */
async function following({ url, task, none }: Following, worklist: string): Promise<string> {
  try {
    const next = (await post(url, {})) as { task: string | null };
    return next.task ? task + next.task : none;
  } catch {
    return worklist;
  }
}

/** Nothing where the server refuses to look: it says why when the same is handed in. */
async function warnings(url: string, body: Sent): Promise<(string | Fault)[]> {
  try {
    const checked = (await post(url, body)) as { warnings: { location: string; sentence: string }[] };
    const said = checked.warnings.map(({ location, sentence }) => placed(sentence, location, body));
    return said.filter((one, index) => said.findIndex((other) => sentenceOf(other) === sentenceOf(one)) === index);
  } catch {
    return [];
  }
}

/** With the label it is about, where that was drawn; those of the form come before. */
function placed(sentence: string, location: string, { form, labels }: Sent): string | Fault {
  const findings = form['findings'];
  const drawn = Array.isArray(labels) ? labels.length : 0;
  const label = (labelAt(location) ?? -1) - (Array.isArray(findings) ? findings.length : 0);
  return label < 0 || label >= drawn ? sentence : { sentence: text('task.lesion-problem', label + 1, sentence.replace(/\.$/, '')), go: () => jumpTo(label) };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function sentenceOf(problem: string | Fault): string {
  return typeof problem === 'string' ? problem : problem.sentence;
}

function told(kind: 'error' | 'warn', problem: string | Fault): HTMLElement {
  const said = notice(kind, sentenceOf(problem));
  if (typeof problem === 'string') return said;
  const go = element('button', { type: 'button', className: 'small', textContent: text('task.go-there') });
  go.addEventListener('click', problem.go);
  said.append(' ', go);
  return said;
}

/** What was answered, whatever stands for no answer. */
function said(data: Record<string, unknown>): string {
  const answered = ([, value]: [string, unknown]) => value !== null && value !== undefined && value !== '' && value !== false && !(Array.isArray(value) && value.length === 0);
  return JSON.stringify(Object.entries(data).filter(answered).sort(([a], [b]) => a.localeCompare(b)));
}

function restored(draft: Draft): HTMLElement {
  const said = notice('info', draft.restored ?? '');
  const discard = element('button', { type: 'button', className: 'small', textContent: draft.discard ?? '' });
  discard.addEventListener('click', () => void remove(draft.url).finally(() => location.reload()));
  said.append(' ', discard);
  return said;
}

function signatureField(meaning: string) {
  const input = element('input', { type: 'password', id: 'signature', autocomplete: 'current-password', required: true });
  const label = element('label', { htmlFor: 'signature', textContent: text('task.password') });
  const row = element('div', { className: 'field signature' }, label, input, element('p', { className: 'hint', textContent: meaning }));
  return { input, row };
}
