import type { Pixels } from './frames';
import type { Slice } from './headers';

/** What of the grey values is seen: at most `lower` is black, above `upper` white; the other way round where inverted. */
export interface Shade {
  lower: number;
  upper: number;
  invert: boolean;
}

const OPAQUE = 0xff << 24;
const extents = new WeakMap<Pixels, [number, number]>();

/** The values a window reaches from and to (PS3.3 C.11.2.1.2.1). */
export function reach([center, width]: [number, number]): [number, number] {
  return [center - 0.5 - (width - 1) / 2, center - 0.5 + (width - 1) / 2];
}

/** Centre and width of what reaches so far. */
export function windowOf(lower: number, upper: number): [number, number] {
  return [(lower + upper) / 2 + 0.5, upper - lower + 1];
}

/** From the darkest to the brightest pixel. */
export function extent(pixels: Pixels, { slope, intercept }: Slice): [number, number] {
  const [least, most] = extents.get(pixels) ?? stored(pixels);
  return [Math.min(least * slope, most * slope) + intercept, Math.max(least * slope, most * slope) + intercept];
}

function stored(pixels: Pixels): [number, number] {
  let [least, most] = [Infinity, -Infinity];
  for (const value of pixels) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  extents.set(pixels, [least, most]);
  return [least, most];
}

/** Paints grey values; of 16 bits by a table, so that a slice costs one look for each pixel. */
export function paintGrey(into: Uint32Array, pixels: Pixels, { slope, intercept }: Slice, shade: Shade): void {
  const grey = (stored: number) => greyOf(stored * slope + intercept, shade);
  if (pixels.BYTES_PER_ELEMENT > 2) {
    for (let at = 0; at < into.length; at++) into[at] = grey(pixels[at] ?? 0);
    return;
  }
  const size = 1 << (8 * pixels.BYTES_PER_ELEMENT);
  const signed = pixels instanceof Int8Array || pixels instanceof Int16Array;
  // Negative values wrap around to the end, as the bits of an unsigned index do.
  const table = Uint32Array.from({ length: size }, (_, index) => grey(signed && index >= size / 2 ? index - size : index));
  for (let at = 0; at < into.length; at++) into[at] = table[(pixels[at] ?? 0) & (size - 1)] ?? 0;
}

/** Paints red, green and blue, the highest eight bits of each. */
export function paintColour(into: Uint32Array, pixels: Pixels, { bitsStored }: Slice): void {
  const shift = Math.max(0, bitsStored - 8);
  const at = (index: number) => ((pixels[index] ?? 0) >>> shift) & 0xff;
  for (let pixel = 0; pixel < into.length; pixel++) {
    into[pixel] = (OPAQUE | (at(3 * pixel + 2) << 16) | (at(3 * pixel + 1) << 8) | at(3 * pixel)) >>> 0;
  }
}

/** Opaque grey, as a canvas keeps it. */
export function greyOf(value: number, { lower, upper, invert }: Shade): number {
  const share = value <= lower ? 0 : value > upper ? 1 : (value - lower) / (upper - lower);
  const grey = Math.round(255 * (invert ? 1 - share : share));
  return (OPAQUE | (grey << 16) | (grey << 8) | grey) >>> 0;
}
