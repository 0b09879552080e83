/** States to go back to, without limit. */
export class History<T> {
  private readonly past: T[] = [];
  private readonly future: T[] = [];
  private last: string | undefined;

  constructor(private now: T) {}

  /** @param of what was changed: one change after the other to the same, as in typing, is one step */
  add(state: T, of?: string): void {
    if (of === undefined || of !== this.last) this.past.push(this.now);
    this.now = state;
    this.last = of;
    this.future.length = 0;
  }

  get undoable(): boolean {
    return this.past.length > 0;
  }

  get redoable(): boolean {
    return this.future.length > 0;
  }

  undo(): T | undefined {
    return this.turn(this.past, this.future);
  }

  redo(): T | undefined {
    return this.turn(this.future, this.past);
  }

  private turn(from: T[], to: T[]): T | undefined {
    const state = from.pop();
    if (state === undefined) return undefined;
    to.push(this.now);
    this.last = undefined;
    return (this.now = state);
  }
}
