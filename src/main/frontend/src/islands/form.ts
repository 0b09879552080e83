import '@bpmn-io/form-js-viewer/dist/assets/form-js.css';
import '../style/form.css';
import { Form } from '@bpmn-io/form-js-viewer';
import { idempotencyKey, post, Refused, sentences } from '../http';
import { handedIn, handIn } from '../handing-in';
import { element, mount, notice } from '../island';

/** What the server says of the form: its schema, what it starts with and where it goes. */
interface Props {
  schema: object;
  data: Record<string, unknown>;
  url: string;
  next: string;
  submit: string;
  /** What the signature means; asks for the password again. */
  meaning?: string | null;
}

interface Submission {
  data: Record<string, unknown>;
  errors: Record<string, unknown>;
}

mount<Props>('form', async (root, props) => {
  const place = element('div');
  const messages = element('div', { className: 'form-messages' });
  const button = element('button', { type: 'submit', className: 'primary', textContent: props.submit });
  const signature = props.meaning ? signatureField(props.meaning) : null;
  const actions = element('form', { className: 'form-actions', noValidate: true }, ...(signature ? [signature.row] : []), messages, button);
  root.append(place, actions);

  // By default a text is taken over 300 ms after the last key: handing in at once would lose its end.
  const form = new Form({ container: place, debounce: false } as ConstructorParameters<typeof Form>[0]);
  await form.importSchema(props.schema as never, props.data);

  let dirty = false;
  form.on('changed', 1000, () => {
    dirty = true;
    messages.replaceChildren();
  });
  dirty = false;
  window.addEventListener('beforeunload', (event) => dirty && event.preventDefault());

  const key = idempotencyKey();
  const submit = async () => {
    messages.replaceChildren();
    const { data, errors } = form.submit() as Submission;
    if (Object.keys(errors).length > 0) {
      messages.append(notice('error', 'Something is missing or out of range: see the fields marked above.'));
      root.querySelector<HTMLElement>('.fjs-has-errors input, .fjs-has-errors textarea')?.focus();
      return;
    }
    if (signature?.input.value === '') {
      messages.append(notice('error', 'Enter your password to sign.'));
      signature.input.focus();
      return;
    }
    const beside = handIn(data);
    if (beside.problems.length > 0) {
      messages.append(...beside.problems.map((sentence) => notice('error', sentence)));
      return;
    }
    button.disabled = true;
    try {
      const body = { form: data, ...(signature ? { password: signature.input.value } : {}), ...beside.members };
      await post(props.url, body, { 'Idempotency-Key': key });
      handedIn();
      dirty = false;
      location.assign(props.next);
    } catch (error) {
      const said = error instanceof Refused ? sentences(error.problem) : ['The server did not answer. Check the connection and submit again: nothing is stored twice.'];
      messages.append(...said.map((sentence) => notice('error', sentence)));
      button.disabled = false;
    }
  };
  actions.addEventListener('submit', (event) => {
    event.preventDefault();
    void submit();
  });
});

function signatureField(meaning: string) {
  const input = element('input', { type: 'password', id: 'signature', autocomplete: 'current-password', required: true });
  const label = element('label', { htmlFor: 'signature', textContent: 'Your password, to sign' });
  const row = element('div', { className: 'field signature' }, label, input, element('p', { className: 'hint', textContent: meaning }));
  return { input, row };
}
