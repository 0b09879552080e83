import { boxOf, geometryOf, type Label, type LabelClass } from './labels';
import type { Mask } from './masks';
import type { MaskStore } from './mask-store';
import type { Box, Grid } from './overlay';
import { text } from './texts';

/** One line of the list: a box or a mask that can be changed, or a mask that was put there by a program and can only be taken out. */
export interface Lesion {
  code: string;
  box: Box | null;
  mask: Mask | null;
  kept: Label | null;
  attributes: Record<string, string>;
}

/** A mask that cannot be had stays what it is. */
export async function lesionOf(label: Label, masks: MaskStore | null): Promise<Lesion> {
  const box = boxOf(label);
  const digest = label.kind === 'mask' ? String(label.geometry?.['digest'] ?? '') : '';
  const mask = masks && digest ? await masks.load(digest).catch(() => null) : null;
  return { code: label.class, box, mask, kept: box || mask ? null : label, attributes: { ...label.attributes } };
}

/** Null of what is not complete yet. */
export function labelOf({ box, mask, kept, code, attributes }: Lesion, masks: MaskStore | null): Label | null {
  if (kept) return kept;
  if (box) return Object.values(box).every(Number.isFinite) ? { class: code, kind: 'box', geometry: geometryOf(box), attributes } : null;
  const digest = mask && masks?.digest(mask);
  return digest ? { class: code, kind: 'mask', geometry: { digest }, attributes } : null;
}

export function copyOf(lesion: Lesion): Lesion {
  return { ...lesion, box: lesion.box && { ...lesion.box }, attributes: { ...lesion.attributes } };
}

/** What still is in the way of handing it in. */
export function problems(lesion: Lesion, index: number, grid: Grid, classes: LabelClass[], masks: MaskStore | null): string[] {
  if (lesion.kept) return [];
  const found = lesion.box ? ofBox(lesion.box, grid) : ofMask(lesion.mask, masks);
  const known = classes.find((one) => one.code === lesion.code);
  for (const attribute of known?.attributes ?? []) {
    if (attribute.required && !lesion.attributes[attribute.code]) found.push(text('task.attribute-missing', attribute.name));
  }
  return found.map((what) => text('task.lesion-problem', index + 1, what));
}

function ofBox(box: Box, grid: Grid): string[] {
  const numbers = Object.values(box) as number[];
  if (!numbers.every(Number.isFinite)) return [text('task.number-missing')];
  if (!(box.x0 < box.x1 && box.y0 < box.y1)) return [text('task.corners-swapped')];
  if (!(box.first <= box.last)) return [text('task.slices-swapped')];
  const within = box.x0 >= 0 && box.y0 >= 0 && box.x1 <= grid.columns && box.y1 <= grid.rows && box.first >= 0 && box.last < grid.slices;
  return within ? [] : [text('task.beyond-images', grid.slices, grid.columns, grid.rows)];
}

function ofMask(mask: Mask | null, masks: MaskStore | null): string[] {
  if (!mask?.range) return [text('task.mask-empty')];
  if (masks?.digest(mask)) return [];
  return [masks?.refused(mask)?.replace(/\.$/, '') ?? text('task.mask-sending')];
}
