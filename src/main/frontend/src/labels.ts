import type { Box } from './overlay';

/** A class of the label schema, as far as the browser needs it. */
export interface LabelClass {
  code: string;
  name: string;
  kind: string;
  color?: string | null;
  hotkey?: string | null;
  /** Labels of it say how sure their reader is. */
  confidence?: boolean;
  region?: { inside?: string | null; overlap?: string | null } | null;
  attributes: { code: string; name: string; required: boolean; values: string[] }[];
}

/** A label as the server reads and writes it. */
export interface Label {
  class: string;
  kind: string;
  geometry?: Record<string, unknown> | null;
  attributes?: Record<string, string>;
  confidence?: number | null;
}

export function boxOf(label: Label): Box | null {
  const g = label.geometry;
  if (label.kind !== 'box' || !g || g['unit'] === 'mm') return null;
  const slice = Number(g['slice'] ?? 0);
  return {
    x0: Number(g['x0']),
    y0: Number(g['y0']),
    x1: Number(g['x1']),
    y1: Number(g['y1']),
    first: Number(g['firstSlice'] ?? slice),
    last: Number(g['lastSlice'] ?? slice),
  };
}

export function geometryOf({ x0, y0, x1, y1, first, last }: Box): Record<string, number> {
  return { x0, y0, x1, y1, firstSlice: first, lastSlice: last };
}

export function colorOf(classes: LabelClass[], code: string): string {
  return classes.find((known) => known.code === code)?.color ?? '#ffd54a';
}

/** Whether voxels of one class may not be those of the other: where either says so, and neither lies inside of the other. */
export function bars(classes: LabelClass[], one: string, other: string): boolean {
  const lineage = (code: string, above: string[] = []): string[] => {
    const inside = classes.find((known) => known.code === code)?.region?.inside;
    return inside && !above.includes(inside) ? lineage(inside, [...above, inside]) : above;
  };
  const exclusive = [one, other].some((code) => classes.find((known) => known.code === code)?.region?.overlap === 'exclusive');
  return one !== other && exclusive && !lineage(one).includes(other) && !lineage(other).includes(one);
}
