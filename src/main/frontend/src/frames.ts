import type { Slice } from './headers';

/** Stored values of a frame, row by row; colour by pixel. */
export type Pixels = Uint8Array | Int8Array | Uint16Array | Int16Array | Uint32Array | Int32Array;

const AT_ONCE = 3;
/** Of decoded frames in this page; of a longer series those are kept that are nearest to the one shown. */
const MOST_BYTES = 1 << 30;

/** The pixels of a series, each frame loaded once. */
export class Frames {
  private readonly kept = new Map<number, Pixels>();
  private readonly coming = new Map<number, Promise<Pixels>>();
  private bytes = 0;

  constructor(readonly slices: Slice[]) {}

  /** Null where it is not loaded. */
  get(slice: number): Pixels | null {
    return this.kept.get(slice) ?? null;
  }

  /** Rejects where the frame cannot be loaded; asked again, it tries again. */
  load(slice: number): Promise<Pixels> {
    const there = this.kept.get(slice);
    if (there) return Promise.resolve(there);
    const coming = this.coming.get(slice) ?? this.fetch(slice).finally(() => this.coming.delete(slice));
    this.coming.set(slice, coming);
    return coming;
  }

  /** Loads the others from the middle outwards, a few at a time, so that the one that is asked for next need not wait. */
  async loadAll(): Promise<void> {
    const middle = Math.floor(this.slices.length / 2);
    const order = this.slices.map((_, index) => index).sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
    const some = async (): Promise<void> => {
      for (let next = order.shift(); next !== undefined && this.bytes < MOST_BYTES; next = order.shift()) await this.load(next).catch(() => undefined);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, some));
  }

  private async fetch(slice: number): Promise<Pixels> {
    const header = this.slices[slice];
    if (!header) throw new Error(`frames: no slice ${slice}`);
    const answer = await fetch(header.address);
    if (!answer.ok) throw new Error(`frames: ${answer.status}`);
    const pixels = typed(await answer.arrayBuffer(), header);
    this.keep(slice, pixels);
    return pixels;
  }

  private keep(slice: number, pixels: Pixels): void {
    this.kept.set(slice, pixels);
    this.bytes += pixels.byteLength;
    const away = [...this.kept.keys()].sort((a, b) => Math.abs(b - slice) - Math.abs(a - slice));
    while (this.bytes > MOST_BYTES && away.length > 1) {
      const farthest = away.shift() ?? slice;
      this.bytes -= this.kept.get(farthest)?.byteLength ?? 0;
      this.kept.delete(farthest);
    }
  }
}

/** As the server sends frames: little endian, values in the low bits (explicit little endian, PS3.5 8.1.1). */
function typed(buffer: ArrayBuffer, { rows, columns, samples, bytes, signed }: Slice): Pixels {
  if (buffer.byteLength !== rows * columns * samples * bytes) throw new Error(`frames: ${buffer.byteLength} bytes`);
  if (bytes === 1) return signed ? new Int8Array(buffer) : new Uint8Array(buffer);
  if (bytes === 2) return signed ? new Int16Array(buffer) : new Uint16Array(buffer);
  return signed ? new Int32Array(buffer) : new Uint32Array(buffer);
}
