import { type Drawing, drawingOf, fewest, geometryOf as geometryOfDrawing, isWhole, isWithin } from './drawings';
import { boxOf, geometryOf, type Label, type LabelClass } from './labels';
import type { Mask } from './masks';
import type { MaskStore } from './mask-store';
import type { Box, Grid } from './overlay';
import { text } from './texts';

/** One line of the list: a box, a mask or a drawing that can be changed, or what a program put there and can only be taken out. */
export interface Lesion {
  code: string;
  box: Box | null;
  mask: Mask | null;
  drawing: Drawing | null;
  kept: Label | null;
  attributes: Record<string, string>;
  /** From 0 to 1; null where it was not said. */
  confidence: number | null;
}

export function begun(code: string, place: Partial<Pick<Lesion, 'box' | 'mask' | 'drawing'>>): Lesion {
  return { code, box: null, mask: null, drawing: null, kept: null, attributes: {}, confidence: null, ...place };
}

/** A mask that cannot be had stays what it is. */
export async function lesionOf(label: Label, masks: MaskStore | null): Promise<Lesion> {
  const box = boxOf(label);
  const drawing = drawingOf(label);
  const digest = label.kind === 'mask' ? String(label.geometry?.['digest'] ?? '') : '';
  const mask = masks && digest ? await masks.load(digest).catch(() => null) : null;
  const kept = box || drawing || mask ? null : label;
  return { code: label.class, box, mask, drawing, kept, attributes: { ...label.attributes }, confidence: label.confidence ?? null };
}

/** Null of what is not complete yet. */
export function labelOf({ box, mask, drawing, kept, code, attributes, confidence }: Lesion, masks: MaskStore | null): Label | null {
  if (kept) return kept;
  const more = { attributes, ...(confidence === null ? {} : { confidence }) };
  if (box) return Object.values(box).every(Number.isFinite) ? { class: code, kind: 'box', geometry: geometryOf(box), ...more } : null;
  if (drawing) return isWhole(drawing) ? { class: code, kind: drawing.kind, geometry: geometryOfDrawing(drawing), ...more } : null;
  const digest = mask && masks?.digest(mask);
  return digest ? { class: code, kind: 'mask', geometry: { digest }, ...more } : null;
}

export function copyOf(lesion: Lesion): Lesion {
  return { ...lesion, box: lesion.box && { ...lesion.box }, attributes: { ...lesion.attributes } };
}

export function kindOf({ box, drawing, kept }: Lesion): string {
  return kept?.kind ?? (box ? 'box' : (drawing?.kind ?? 'mask'));
}

/** The slice in the middle of it. */
export function sliceOf({ box, mask, drawing }: Lesion): number {
  const [from, to] = box ? [box.first, box.last] : (mask?.range ?? [drawing?.slice ?? 0, drawing?.slice ?? 0]);
  return Math.floor((from + to) / 2);
}

/** What still is in the way of handing it in, without its number. */
export function problems(lesion: Lesion, grid: Grid, classes: LabelClass[], masks: MaskStore | null): string[] {
  if (lesion.kept) return [];
  const { box, drawing } = lesion;
  const found = box ? ofBox(box, grid) : drawing ? ofDrawing(drawing, grid) : ofMask(lesion.mask, masks);
  const known = classes.find((one) => one.code === lesion.code);
  for (const attribute of known?.attributes ?? []) {
    if (attribute.required && !lesion.attributes[attribute.code]) found.push(text('task.attribute-missing', attribute.name));
  }
  return found;
}

function ofBox(box: Box, grid: Grid): string[] {
  const numbers = Object.values(box) as number[];
  if (!numbers.every(Number.isFinite)) return [text('task.number-missing')];
  if (!(box.x0 < box.x1 && box.y0 < box.y1)) return [text('task.corners-swapped')];
  if (!(box.first <= box.last)) return [text('task.slices-swapped')];
  const within = box.x0 >= 0 && box.y0 >= 0 && box.x1 <= grid.columns && box.y1 <= grid.rows && box.first >= 0 && box.last < grid.slices;
  return within ? [] : [text('task.beyond-images', grid.slices, grid.columns, grid.rows)];
}

function ofDrawing(drawing: Drawing, grid: Grid): string[] {
  if (!isWhole(drawing)) return [text('task.number-missing')];
  if (drawing.points.length < fewest(drawing.kind)) return [text('task.points-missing', fewest(drawing.kind))];
  if (drawing.turned && !(drawing.turned.width > 0 && drawing.turned.height > 0)) return [text('task.sides-missing')];
  return isWithin(drawing, grid) ? [] : [text('task.beyond-images', grid.slices, grid.columns, grid.rows)];
}

function ofMask(mask: Mask | null, masks: MaskStore | null): string[] {
  if (!mask?.range) return [text('task.mask-empty')];
  if (masks?.digest(mask)) return [];
  return [masks?.refused(mask)?.replace(/\.$/, '') ?? text('task.mask-sending')];
}
