import { get, put, Refused } from './http';
import { Mask, type Runs } from './masks';
import type { Grid } from './overlay';

type Kept = { digest: string } | { refused: string } | 'sending';

const AGAIN = 5000;

/** Masks on the server, which knows each by its digest. */
export class MaskStore {
  private readonly known = new WeakMap<Mask, Kept>();

  /** @param told is called when it is known how it went */
  constructor(private readonly url: string, private readonly grid: Grid, private readonly told: () => void) {}

  /** Sends it, unless it is there or on its way; an empty one is nothing to keep. Where there is no answer it is sent again. */
  keep(mask: Mask): void {
    if (mask.range !== null && !this.known.has(mask)) this.send(mask);
  }

  private send(mask: Mask): void {
    this.known.set(mask, 'sending');
    put(this.url, mask.runs()).then(
      (receipt) => {
        this.known.set(mask, receipt as { digest: string });
        this.told();
      },
      (error: unknown) => {
        if (!(error instanceof Refused)) return void setTimeout(() => this.send(mask), AGAIN);
        this.known.set(mask, { refused: error.message });
        this.told();
      },
    );
  }

  digest(mask: Mask): string | null {
    const state = this.known.get(mask);
    return typeof state === 'object' && 'digest' in state ? state.digest : null;
  }

  /** The words of the server. */
  refused(mask: Mask): string | null {
    const state = this.known.get(mask);
    return typeof state === 'object' && 'refused' in state ? state.refused : null;
  }

  async load(digest: string): Promise<Mask> {
    const mask = Mask.of((await get(`${this.url}/${digest}`)) as Runs, this.grid);
    this.known.set(mask, { digest });
    return mask;
  }
}
