import { addressesOf, type Header } from './headers';

const IMAGES = 3;

/** Fetches the first images of the task that comes next, so that the browser has them and only asks whether they still hold. */
export async function fetchAhead({ next, metadata, frames }: DOMStringMap): Promise<void> {
  if (!next || !metadata) return;
  try {
    const told = await fetch(next);
    if (told.status !== 200) return;
    const { series } = (await told.json()) as { series: string | null };
    if (!series) return;
    const answer = await fetch(new URL(`../${series}/metadata`, new URL(metadata, location.href)));
    if (!answer.ok) return;
    const addresses = ((await answer.json()) as Header[]).flatMap((header) => addressesOf(header, frames ?? '')).slice(0, IMAGES);
    for (const address of addresses) await (await fetch(address)).arrayBuffer();
    performance.mark('next-images');
  } catch {
    // Then the next task loads as if nothing had been tried.
  }
}
