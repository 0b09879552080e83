import { post } from './http';
import type { Label } from './labels';

/** Something the server finds in labels. @see CheckApi */
interface Found {
  location: string;
  sentence: string;
}

/** Asks the server to look at the labels once they are kept as a draft; what it finds is told by the number of the label, from 0. */
export class Checks {
  private asking = new AbortController();

  constructor(private readonly url: string, labels: () => Label[], private readonly told: (found: Map<number, string[]>) => void) {
    document.addEventListener('kept', () => void this.ask(labels()));
    document.addEventListener('sending', () => this.asking.abort());
  }

  private async ask(labels: Label[]): Promise<void> {
    this.asking.abort();
    this.asking = new AbortController();
    const { signal } = this.asking;
    // Nobody need know that this did not work: the same is looked at again when it is handed in.
    const answer = (await post(this.url, { labels }, {}, signal).catch(() => null)) as { warnings: Found[] } | null;
    if (answer && !signal.aborted) this.told(byLabel(answer.warnings));
  }
}

function byLabel(found: Found[]): Map<number, string[]> {
  const sentences = new Map<number, string[]>();
  for (const { location, sentence } of found) {
    const label = labelAt(location);
    if (label !== null) sentences.set(label, [...(sentences.get(label) ?? []), sentence]);
  }
  return sentences;
}

/** The number of the label a JSON pointer points into, from 0; null of one that points elsewhere. */
export function labelAt(location: string): number | null {
  const number = /^(?:\/labels)?\/(\d+)/.exec(location)?.[1];
  return number === undefined ? null : Number(number);
}
