import { element, notice } from './island';
import { Refused, get, post, putText } from './http';
import { text } from './texts';

/** What the page says of the file it edits. */
export interface EditorProps {
  /** Address of its text. */
  file: string;
  name: string;
  /** Short name of the protocol. */
  key: string;
  revision: number;
  findings: string;
  templates: string;
  presence: string;
  /** Of label schemas, as JSON Schema. */
  rules: string;
  /** Of a guideline, as readers would see it. */
  preview: string;
  /** What is said of the draft. */
  comments: string;
  editable: boolean;
}

/** Something to be mended before the draft can be deployed. */
export interface Finding {
  rule: string;
  file: string;
  element: string;
  line: number;
  message: string;
  mend: string;
}

const AFTER_MS = 1000;
const AGAIN_MS = 5000;
const PRESENCE_MS = 15_000;

/**
 * Keeps a file of a draft on the server while one works. Whoever is slower than somebody else is told and overwrites nothing; what
 * could not be sent is sent again.
 */
export class Saving {
  readonly status = element('p', { className: 'hint', role: 'status' });
  private revision: number;
  private waiting: ReturnType<typeof setTimeout> | null = null;
  private sending: Promise<void> | null = null;
  private dirty = false;
  private lost = false;
  private readonly saved: (() => void)[] = [];

  /** @param content what is to be kept, as it is when asked */
  constructor(
    private readonly props: EditorProps,
    private readonly content: () => Promise<string> | string,
  ) {
    this.revision = props.revision;
    window.addEventListener('beforeunload', (event) => {
      if (this.dirty && !this.lost) event.preventDefault();
    });
    // Ctrl+S first leaves the field being typed in, which tells its text only then.
    window.addEventListener('keydown', (event) => {
      if ((event.ctrlKey || event.metaKey) && event.key === 's') {
        event.preventDefault();
        const field = document.activeElement as HTMLElement | null;
        field?.blur();
        void this.flush().then(() => field?.focus());
      }
    });
    void this.tellPresence();
    setInterval(() => void this.tellPresence(), PRESENCE_MS);
  }

  onSaved(told: () => void): void {
    this.saved.push(told);
  }

  /** Something was changed; it is sent as soon as nothing is for a moment. */
  changed(): void {
    if (!this.props.editable || this.lost) return;
    this.dirty = true;
    this.status.textContent = text('studio.not-saved');
    if (this.waiting) clearTimeout(this.waiting);
    this.waiting = setTimeout(() => void this.flush(), AFTER_MS);
  }

  /** Sends what was changed, now. */
  async flush(): Promise<void> {
    if (this.waiting) clearTimeout(this.waiting);
    this.waiting = null;
    await this.sending;
    if (!this.dirty || this.lost) return;
    this.sending = this.send().finally(() => (this.sending = null));
    await this.sending;
  }

  private async send(): Promise<void> {
    this.dirty = false;
    try {
      this.revision = Number(await putText(this.props.file, await this.content(), String(this.revision)));
      if (!this.dirty) this.status.textContent = text('studio.saved', new Date().toLocaleTimeString(document.documentElement.lang));
      document.body.dataset['saved'] = String(this.revision);
      this.saved.forEach((told) => told());
    } catch (error) {
      this.dirty = true;
      if (error instanceof Refused && error.problem.status < 500) return this.refused(error);
      this.status.textContent = text('studio.not-reached');
      this.waiting = setTimeout(() => void this.flush(), AGAIN_MS);
    }
  }

  /** Somebody was faster, or the server does not take it: what is on the page stays there. */
  private refused(error: Refused): void {
    this.lost = error.problem.code === 'DRAFT_FILE_CHANGED' || error.problem.code === 'DRAFT_NOT_OPEN';
    this.status.textContent = text('studio.not-saved');
    document.querySelectorAll('[data-refused]').forEach((old) => old.remove());
    const told = notice('error', error.message);
    told.dataset['refused'] = '';
    if (this.lost) {
      const copy = element('button', { type: 'button', textContent: text('studio.copy-mine') });
      copy.addEventListener('click', async () => void navigator.clipboard.writeText(await this.content()));
      const again = element('button', { type: 'button', textContent: text('studio.load-theirs') });
      again.addEventListener('click', () => location.reload());
      told.append(' ', copy, ' ', again);
    }
    this.status.before(told);
  }

  private async tellPresence(): Promise<void> {
    try {
      const { others } = (await post(this.props.presence, {})) as { others: string[] };
      document.querySelectorAll('[data-others]').forEach((old) => old.remove());
      if (others.length === 0) return;
      const told = notice('info', text('studio.others', others.join(', ')));
      told.dataset['others'] = '';
      this.status.before(told);
    } catch {
      // Told when the server is there again.
    }
  }
}

/** The text of the file as it is kept. */
export async function textOf(props: EditorProps): Promise<string> {
  const answer = await fetch(props.file);
  if (!answer.ok) throw new Error(`${props.name}: ${answer.status}`);
  return answer.text();
}

export async function findingsOf(props: EditorProps): Promise<Finding[]> {
  return ((await get(props.findings)) as { findings: Finding[] }).findings;
}
