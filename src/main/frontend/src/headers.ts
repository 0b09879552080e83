/** What DICOM says of an object, as DICOM JSON (PS3.18 F). */
export type Header = Record<string, { Value?: unknown[] }>;

/** Where the frames of an object are, in order. */
export function addressesOf(header: Header, frames: string): string[] {
  const value = (tag: string) => String(header[tag]?.Value?.[0] ?? '');
  const object = `${frames}/${value('0020000D')}/series/${value('0020000E')}/instances/${value('00080018')}/frames/`;
  return Array.from({ length: Number(value('00280008') || 1) }, (_, index) => object + (index + 1));
}

/** What is said of a series; as the page may have asked for it while its script was on its way. */
export async function headersOf(url: string): Promise<Header[]> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`viewer: ${answer.status}`);
  return (await answer.json()) as Header[];
}
