import { putVersion, Refused } from './http';
import { element, notice } from './island';
import { text } from './texts';

const QUIET = 2000;
const AGAIN = 5000;

/** A refusal that no repetition changes; anything else is tried again until it works. */
const FINAL = [403, 404, 409, 413, 422];

/**
 * Keeps what is entered, a moment after the last change, one request at a time, and says in `status` how that goes: without a
 * connection, a session or a server it tries again until it works. A draft another window went on with is never replaced.
 */
export class DraftKeeping {
  private timer = 0;
  private waiting: (() => object) | null = null;
  private sending: Promise<void> = Promise.resolve();
  private final = false;
  private since = '';

  constructor(
    private readonly url: string,
    private version: string,
    private readonly status: HTMLElement,
    private readonly kept: () => void,
  ) {
    window.addEventListener('online', () => this.waiting && this.soon(0));
    this.listenForOtherWindows();
  }

  later(content: () => object): void {
    if (this.final) return;
    this.waiting = content;
    this.soon(QUIET);
  }

  /** Nothing is sent any more until something changes. */
  stop(): Promise<void> {
    clearTimeout(this.timer);
    return this.sending;
  }

  private soon(after: number): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => (this.sending = this.sending.then(() => this.send())), after);
  }

  private async send(): Promise<void> {
    const content = this.waiting;
    if (!content) return;
    this.waiting = null;
    try {
      this.version = await putVersion(this.url, content(), this.version);
      this.since = '';
      this.say('saved', text('task.saved', time()));
      if (!this.waiting) this.kept();
    } catch (error) {
      this.failed(error, content);
    }
  }

  private failed(error: unknown, content: () => object): void {
    const problem = error instanceof Refused ? error.problem : null;
    if (problem && FINAL.includes(problem.status)) {
      this.final = true;
      this.say('lost', `${error instanceof Refused ? error.message : ''} ${text('task.not-kept')}`);
      return;
    }
    this.waiting ??= content;
    this.soon(AGAIN);
    this.since ||= time();
    if (problem?.status === 401) this.say('waiting', text('task.signed-out', this.since));
    else if (problem) this.say('waiting', text('task.server-fault', this.since));
    else this.say('waiting', text('task.offline', this.since));
  }

  private say(state: string, sentence: string): void {
    this.status.dataset['kept'] = state;
    this.status.textContent = sentence;
  }

  /** Each window of a task hears when another one opens it. */
  private listenForOtherWindows(): void {
    const windows = new BroadcastChannel(this.url);
    const told = () => {
      if (document.querySelector('[data-other-window]')) return;
      const said = notice('warn', text('task.other-window'));
      said.dataset['otherWindow'] = '';
      this.status.before(said);
    };
    windows.addEventListener('message', ({ data }) => {
      if (data === 'opened') windows.postMessage('here');
      told();
    });
    windows.postMessage('opened');
  }
}

export function draftStatus(): HTMLElement {
  return element('p', { className: 'hint', role: 'status' });
}

function time(): string {
  return new Date().toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit' });
}
