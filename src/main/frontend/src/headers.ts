/** What DICOM says of an object, as DICOM JSON (PS3.18 F). */
export type Header = Record<string, { Value?: unknown[] }>;

/** How a slice lies in the patient (LPS), in mm: along its rows, down its columns, and the middle of its first voxel. */
export interface Place {
  row: number[];
  column: number[];
  position: number[];
}

/** What is needed to show one frame of an object. */
export interface Slice {
  address: string;
  rows: number;
  columns: number;
  /** 1 is grey, 3 are red, green and blue. */
  samples: number;
  bytes: number;
  bitsStored: number;
  signed: boolean;
  /** The least value is white (MONOCHROME1). */
  inverted: boolean;
  slope: number;
  intercept: number;
  /** Centre and width; null where the header names none. */
  window: [number, number] | null;
  /** Between rows, between columns in mm, as in the patient; null where the header does not say. */
  spacing: [number, number] | null;
  /** Height of a pixel beside its width. */
  tall: number;
  place: Place | null;
  /** Frame of Reference UID; null where there is none. */
  frame: string | null;
  modality: string;
}

const PER_FRAME = '52009230';
const SHARED = '52009229';

/** Where the frames of an object are, in order. */
export function addressesOf(header: Header, frames: string): string[] {
  const value = (tag: string) => String(header[tag]?.Value?.[0] ?? '');
  const object = `${frames}/${value('0020000D')}/series/${value('0020000E')}/instances/${value('00080018')}/frames/`;
  return Array.from({ length: Number(value('00280008') || 1) }, (_, index) => object + (index + 1));
}

/** The frames of an object as slices. What one says in its functional groups comes before what all of them share (PS3.3 C.7.6.16). */
export function slicesOf(header: Header, frames: string): Slice[] {
  return addressesOf(header, frames).map((address, frame) => {
    const groups = [items(header, PER_FRAME)[frame], items(header, SHARED)[0]];
    const numbers = (group: string, tag: string): number[] =>
      [...groups.map((functional) => functional && items(functional, group)[0]), header].map((from) => numbersOf(from, tag)).find(({ length }) => length > 0) ?? [];
    const one = (tag: string, otherwise: number) => numbersOf(header, tag)[0] ?? otherwise;
    const [center, width] = [numbers('00289132', '00281050')[0], numbers('00289132', '00281051')[0]];
    const spacing = pair(numbers('00289110', '00280030'));
    const [tall, wide] = spacing ?? pair(numbersOf(header, '00181164')) ?? pair(numbersOf(header, '00280034')) ?? [1, 1];
    return {
      address,
      rows: one('00280010', 0),
      columns: one('00280011', 0),
      samples: one('00280002', 1),
      bytes: one('00280100', 16) / 8,
      bitsStored: one('00280101', 16),
      signed: one('00280103', 0) === 1,
      inverted: header['00280004']?.Value?.[0] === 'MONOCHROME1',
      slope: numbers('00289145', '00281053')[0] || 1,
      intercept: numbers('00289145', '00281052')[0] ?? 0,
      window: center !== undefined && width !== undefined && width >= 1 ? [center, width] : null,
      spacing,
      tall: tall / wide,
      frame: String(header['00200052']?.Value?.[0] ?? '') || null,
      modality: String(header['00080060']?.Value?.[0] ?? ''),
      place: placeOf(numbers('00209116', '00200037'), numbers('00209113', '00200032')),
    };
  });
}

function placeOf(orientation: number[], position: number[]): Place | null {
  return orientation.length === 6 && position.length === 3 ? { row: orientation.slice(0, 3), column: orientation.slice(3), position } : null;
}

function items(header: Header, tag: string): Header[] {
  return (header[tag]?.Value ?? []) as Header[];
}

function numbersOf(header: Header | undefined, tag: string): number[] {
  const values = (header?.[tag]?.Value ?? []).map(Number);
  return values.every(Number.isFinite) ? values : [];
}

function pair([first, second]: number[]): [number, number] | null {
  return first && second && first > 0 && second > 0 ? [first, second] : null;
}

/** What is said of a series; as the page may have asked for it while its script was on its way. */
export async function headersOf(url: string): Promise<Header[]> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`viewer: ${answer.status}`);
  return (await answer.json()) as Header[];
}
