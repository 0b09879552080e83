import { post } from './http';
import { element, notice } from './island';
import { text } from './texts';

const TICK = 1000;
/** Without any sign of the person for this long they are elsewhere. */
const IDLE = 60_000;
const TELL = 30;
/** Most seconds the server takes at once. */
const MOST = 120;
const SIGNS = ['pointerdown', 'pointermove', 'wheel', 'keydown', 'scroll'];

/** What the server says of a task to the page that tells it how long it was worked on. */
interface Heard {
  held: boolean;
  guideline: string | null;
  sittingMinutes: number;
  breakAdvised: boolean;
}

/**
 * Counts the seconds in which a task is in sight and its person is there, and tells the server every half minute. What the server says
 * back is shown once: that the task is somebody else's by now, that its guideline is another one, that a break would do good.
 */
export class Attention {
  readonly notices = element('div', { role: 'status' });
  private seen = Date.now();
  private last = Date.now();
  private active = 0;
  private telling: Promise<void> = Promise.resolve();
  private readonly said = new Set<string>();

  /** @param guideline version the page shows; null where it shows none */
  constructor(private readonly url: string, private readonly guideline: string | null) {
    for (const sign of SIGNS) document.addEventListener(sign, () => (this.seen = Date.now()), { capture: true, passive: true });
    document.addEventListener('visibilitychange', () => document.hidden && void this.tell());
    window.setInterval(() => this.tick(), TICK);
  }

  /** Tells what is left. Never rejects. */
  told(): Promise<void> {
    this.tick();
    return this.tell();
  }

  private tick(): void {
    const now = Date.now();
    const there = !document.hidden && document.hasFocus() && now - this.seen < IDLE;
    // A timer that was held up, by sleep or by the browser, counts no more than one that was not.
    if (there) this.active += Math.min(now - this.last, 2 * TICK) / 1000;
    this.last = now;
    if (this.active >= TELL) void this.tell();
  }

  private tell(): Promise<void> {
    return (this.telling = this.telling.then(async () => {
      const seconds = Math.min(MOST, Math.floor(this.active));
      if (seconds < 1) return;
      this.active -= seconds;
      try {
        this.hear((await post(this.url, { seconds })) as Heard);
      } catch {
        this.active = Math.min(MOST, this.active + seconds);
      }
    }));
  }

  private hear({ held, guideline, sittingMinutes, breakAdvised }: Heard): void {
    if (!held) this.say('taken', 'warn', text('task.taken-over'));
    if (held && guideline !== null && this.guideline !== null && guideline !== this.guideline) this.say('guideline', 'warn', text('task.guideline-changed'));
    if (breakAdvised) this.say('break', 'info', text('task.break', sittingMinutes));
  }

  private say(what: string, kind: 'warn' | 'info', sentence: string): void {
    if (this.said.has(what)) return;
    this.said.add(what);
    const shown = notice(kind, `${sentence} `);
    shown.dataset['meanwhile'] = what;
    const close = element('button', { type: 'button', className: 'small', textContent: text('task.understood') });
    close.addEventListener('click', () => shown.remove());
    shown.append(close);
    this.notices.append(shown);
  }
}
