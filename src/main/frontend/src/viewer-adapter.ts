import { cache, Enums, imageLoader, init as initCore, metaData, RenderingEngine, type StackViewport, utilities } from '@cornerstonejs/core';
import { init as initLoader, wadors } from '@cornerstonejs/dicom-image-loader';
import { addTool, annotation, Enums as ToolEnums, init as initTools, LengthTool, PanTool, ToolGroupManager, WindowLevelTool, ZoomTool } from '@cornerstonejs/tools';
import { addressesOf, type Header } from './headers';
import type { Grid } from './overlay';

export const DRAGS = { window: WindowLevelTool.toolName, zoom: ZoomTool.toolName, pan: PanTool.toolName, length: LengthTool.toolName };
export type Drag = keyof typeof DRAGS;

/** How the image lies on the screen: its pixels, half-open, on the element in CSS pixels; and its sides in the patient, where known. */
export interface Lie {
  matrix: DOMMatrix;
  /** Top, right, bottom, left. */
  sides: string[] | null;
  /** Along its rows; null where the image does not say. */
  mmPerPixel: number | null;
}

/** Where the voxels are in the patient (LPS): steps of one voxel along the columns, the rows and the slices, in mm. */
export interface Steps {
  column: number[];
  row: number[];
  slice: number[];
}

/** What of the grey values is seen; of an image without colours. */
export interface Shade {
  lower: number;
  upper: number;
  invert: boolean;
}

/** A point in the patient (LPS, mm), and the frame of reference it is in; null where the images name none. */
export interface Spot {
  frame: string | null;
  at: number[];
}

/** Grey values of a slice as the window counts them; null where it cannot be shown. */
export type Values = { stored: ArrayLike<number>; slope: number; intercept: number } | null;

const AT_ONCE = 3;
const NEARLY = 0.001;
/** Of a distance between slices: what is rounded in files, and less than a voxel over a whole series. */
const UNEVEN = 0.02;

/** Cornerstone's state is global: what is set up once, and the number that tells its views apart. */
let views = 0;

/** The only file that knows Cornerstone3D: a stack of images on an element. */
export class StackView {
  grid: Grid = { slices: 0, rows: 0, columns: 0 };
  private imageIds: string[] = [];
  private readonly engine: RenderingEngine;
  private readonly viewport: StackViewport;
  private readonly tools;
  private readonly name = `view-${++views}`;
  private readonly resizing: ResizeObserver;
  private dragging: Drag | null = null;
  private wanted = 0;
  private invertedFirst = false;
  /** Every image has its own window, until somebody sets one. */
  private own = true;
  private begins: { center: number; width: number } | null = null;
  private gone = false;
  private settling = 0;
  /** The shorter one of the element the image was fitted into. */
  private side = 0;

  constructor(private readonly element: HTMLDivElement) {
    if (views === 1) begin();
    this.engine = new RenderingEngine(this.name);
    this.engine.enableElement({ viewportId: this.name, element, type: Enums.ViewportType.STACK, defaultOptions: { background: [0, 0, 0] } });
    element.removeAttribute('tabindex');
    this.viewport = this.engine.getViewport(this.name) as StackViewport;
    const tools = ToolGroupManager.createToolGroup(this.name);
    if (!tools) throw new Error('viewer: tools are there already');
    Object.values(DRAGS).forEach((name) => tools.addTool(name));
    tools.addViewport(this.name, this.name);
    this.tools = tools;
    // After what is to be rendered already: until then the engine takes no other size.
    this.resizing = new ResizeObserver(() => requestAnimationFrame(() => this.gone || this.fit()));
    this.resizing.observe(element);
  }

  /** Takes the view off its element; its images stay loaded. */
  close(): void {
    this.gone = true;
    this.resizing.disconnect();
    this.forgetMeasurements();
    ToolGroupManager.destroyToolGroup(this.name);
    this.engine.destroy();
  }

  /** @param headers in the order they are to be shown; frame after frame of them is a slice. @returns how many slices there are */
  open(headers: Header[], frames: string): number {
    this.imageIds = headers.flatMap((header) => register(header, frames));
    const [rows, columns] = ['00280010', '00280011'].map((tag) => Number(headers[0]?.[tag]?.Value?.[0])) as [number, number];
    this.grid = { slices: this.imageIds.length, rows, columns };
    return this.imageIds.length;
  }

  /** Centre and width; null while every image has its own window. */
  get setWindow(): [number, number] | null {
    const { voiRange } = this.viewport.getProperties();
    if (this.own || !voiRange) return null;
    const { windowCenter, windowWidth } = utilities.windowLevel.toWindowLevel(voiRange.lower, voiRange.upper);
    return [windowCenter, windowWidth];
  }

  /** Another window than that of each image, until somebody sets one; to be said before a slice is shown. */
  beginWith(center: number, width: number): void {
    this.begins = { center, width };
  }

  onRendered(rendered: (lie: Lie) => void): void {
    this.element.addEventListener(Enums.Events.IMAGE_RENDERED, () => {
      const lie = this.lie();
      if (lie) rendered(lie);
    });
  }

  onWindow(changed: (center: number, width: number) => void): void {
    this.element.addEventListener(Enums.Events.VOI_MODIFIED, (event) => {
      const { range } = (event as CustomEvent<{ range: { lower: number; upper: number } }>).detail;
      const { windowCenter, windowWidth } = utilities.windowLevel.toWindowLevel(range.lower, range.upper);
      if (!Number.isFinite(windowWidth)) return;
      if (this.settling === 0) this.own = false;
      changed(windowCenter, windowWidth);
    });
  }

  /** True once it is there; false where another slice is wanted meanwhile. Rejects where the image cannot be loaded. */
  async show(slice: number): Promise<boolean> {
    this.wanted = slice;
    const wanted = () => this.wanted === slice && !this.gone;
    this.settling++;
    try {
      await load(this.imageIds[slice] ?? '', Enums.RequestType.Interaction);
      if (!wanted()) return false;
      if (this.viewport.getImageIds().length === 0) {
        await this.viewport.setStack(this.imageIds, slice);
        this.invertedFirst = this.viewport.getProperties().invert ?? false;
        this.applyFirst();
      } else await this.viewport.setImageIdIndex(slice);
      if (this.own) this.applyOwn();
      this.viewport.render();
      return wanted();
    } catch (error) {
      if (wanted()) throw error;
      return false;
    } finally {
      this.settling--;
    }
  }

  /** Loads the other slices from the middle outwards, a few at a time, so that the one that is asked for next need not wait. */
  async loadAll(): Promise<void> {
    const middle = Math.floor(this.imageIds.length / 2);
    const order = this.imageIds.map((id, index) => ({ id, from: Math.abs(index - middle) })).sort((a, b) => a.from - b.from);
    const some = async (): Promise<void> => {
      for (let next = order.shift(); next; next = order.shift()) await load(next.id, Enums.RequestType.Prefetch).catch(() => undefined);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, some));
  }

  /** Of slices that are loaded. */
  values(slice: number): Values {
    const image = cache.getImage(this.imageIds[slice] ?? '');
    if (!image || image.color) return null;
    const stored = image.getPixelData() as ArrayLike<number>;
    // Scaled by the loader already, or as they were stored.
    return image.preScale?.scaled ? { stored, slope: 1, intercept: 0 } : { stored, slope: image.slope || 1, intercept: image.intercept || 0 };
  }

  /** Null unless the slices lie behind each other at one distance, as one block. */
  steps(): Steps | null {
    const planes = this.imageIds.map((id) => metaData.get('imagePlaneModule', id) as Plane | undefined);
    const [first, second] = planes;
    if (!first?.rowCosines || !first.columnCosines || !first.imagePositionPatient || !second?.imagePositionPatient || first.usingDefaultValues) return null;
    const slice = first.imagePositionPatient.map((from, axis) => (second.imagePositionPatient?.[axis] ?? NaN) - from);
    const steps = {
      column: first.rowCosines.map((part) => part * (first.columnPixelSpacing ?? NaN)),
      row: first.columnCosines.map((part) => part * (first.rowPixelSpacing ?? NaN)),
      slice,
    };
    return planes.every((plane, index) => plane && isOfBlock(plane, first, slice, index)) && isUpright(steps) ? steps : null;
  }

  /** The middle of a slice; null where its header does not say where it is. */
  spot(slice: number): Spot | null {
    const plane = this.planeOf(slice);
    if (!plane?.imagePositionPatient || !plane.rowCosines || !plane.columnCosines || plane.usingDefaultValues) return null;
    const [right, down] = [((plane.columnPixelSpacing ?? NaN) * this.grid.columns) / 2, ((plane.rowPixelSpacing ?? NaN) * this.grid.rows) / 2];
    const at = plane.imagePositionPatient.map((from, axis) => from + (plane.rowCosines?.[axis] ?? NaN) * right + (plane.columnCosines?.[axis] ?? NaN) * down);
    return at.every(Number.isFinite) ? { frame: plane.frameOfReferenceUID || null, at } : null;
  }

  /** The slice whose plane a point lies nearest to, wherever within it; null where slices do not say where they are. */
  nearest(at: number[]): number | null {
    let [found, least]: [number | null, number] = [null, Infinity];
    for (let slice = 0; slice < this.imageIds.length; slice++) {
      const [spot, plane] = [this.spot(slice), this.planeOf(slice)];
      if (!spot || !plane?.rowCosines || !plane.columnCosines) return null;
      const normal = cross(plane.rowCosines, plane.columnCosines);
      const off = Math.abs(normal.reduce((sum, part, axis) => sum + part * ((at[axis] ?? NaN) - (spot.at[axis] ?? NaN)), 0));
      if (off < least) [found, least] = [slice, off];
    }
    return found;
  }

  private planeOf(slice: number): Plane | undefined {
    return metaData.get('imagePlaneModule', this.imageIds[slice] ?? '') as Plane | undefined;
  }

  /** Null of colours, which have no window. */
  shade(): Shade | null {
    const { voiRange, invert = false } = this.viewport.getProperties();
    return voiRange && !this.viewport.getCornerstoneImage()?.color ? { ...voiRange, invert } : null;
  }

  /** What dragging with the main button does; null: nothing, something else draws. */
  drag(what: Drag | null): void {
    if (this.dragging) this.tools.setToolPassive(DRAGS[this.dragging]);
    this.dragging = what;
    if (what) this.tools.setToolActive(DRAGS[what], { bindings: [{ mouseButton: ToolEnums.MouseBindings.Primary }] });
  }

  window(center: number, width: number): void {
    this.viewport.setProperties({ voiRange: utilities.windowLevel.toLowHighRange(width, center) });
    this.viewport.render();
  }

  /** As each image says, or from its darkest to its brightest. */
  ownWindow(): void {
    this.own = true;
    this.settling++;
    this.applyOwn();
    this.settling--;
    this.viewport.render();
  }

  private applyFirst(): void {
    if (!this.begins || this.viewport.getCornerstoneImage().color) return;
    this.own = false;
    this.viewport.setProperties({ voiRange: utilities.windowLevel.toLowHighRange(this.begins.width, this.begins.center) });
  }

  private applyOwn(): void {
    const { color, windowCenter, windowWidth, minPixelValue, maxPixelValue, slope, intercept } = this.viewport.getCornerstoneImage();
    if (color) return;
    const [center, width] = [windowCenter, windowWidth].map((value) => Number(Array.isArray(value) ? value[0] : value));
    const [lower, upper] = [minPixelValue, maxPixelValue].map((value) => value * (slope || 1) + (intercept || 0)) as [number, number];
    this.viewport.setProperties({ voiRange: center !== undefined && width && Number.isFinite(center) ? utilities.windowLevel.toLowHighRange(width, center) : { lower, upper } });
  }

  invert(): boolean {
    const invert = !this.viewport.getProperties().invert;
    this.viewport.setProperties({ invert });
    this.viewport.render();
    return invert;
  }

  rotate(): void {
    this.viewport.setViewPresentation({ rotation: (this.viewport.getViewPresentation().rotation ?? 0) + 90 });
    this.viewport.render();
  }

  flip(): void {
    this.viewport.setCamera({ flipHorizontal: !this.viewport.getCamera().flipHorizontal });
    this.viewport.render();
  }

  zoom(factor: number): void {
    this.viewport.setZoom(this.viewport.getZoom() * factor);
    this.viewport.render();
  }

  pan(x: number, y: number): void {
    const [atX, atY] = this.viewport.getPan();
    this.viewport.setPan([atX + x, atY + y]);
    this.viewport.render();
  }

  /** As at the beginning, without measurements. */
  reset(): void {
    this.forgetMeasurements();
    this.viewport.setProperties({ invert: this.invertedFirst });
    this.viewport.setViewPresentation({ rotation: 0, flipHorizontal: false, flipVertical: false });
    this.viewport.resetCamera();
    this.ownWindow();
    this.applyFirst();
    this.viewport.render();
  }

  private forgetMeasurements(): void {
    for (const { annotationUID, metadata } of annotation.state.getAllAnnotations()) {
      if (annotationUID && this.imageIds.includes(metadata?.referencedImageId ?? '')) annotation.state.removeAnnotation(annotationUID);
    }
  }

  /** Into another size of the element, turned, mirrored, zoomed and moved as it is. */
  private fit(): void {
    const shown = this.viewport.getImageIds().length > 0;
    const { rotation = 0, flipHorizontal = false, flipVertical = false } = shown ? this.viewport.getViewPresentation() : {};
    const [zoom, [x, y]] = shown ? [this.viewport.getZoom(), this.viewport.getPan()] : [1, [0, 0]];
    this.engine.resize(true, false);
    const before = this.side;
    this.side = Math.min(this.element.clientWidth, this.element.clientHeight);
    if (!shown) return;
    this.viewport.resetCamera();
    if (rotation || flipHorizontal || flipVertical) this.viewport.setViewPresentation({ rotation, flipHorizontal, flipVertical });
    if (Math.abs(zoom - 1) > NEARLY) this.viewport.setZoom(zoom);
    const larger = before > 0 ? this.side / before : 1;
    if (Math.hypot(x, y) > NEARLY) this.viewport.setPan([x * larger, y * larger]);
    this.viewport.render();
  }

  /** Null while there is no image. */
  private lie(): Lie | null {
    const image = this.viewport.getImageData() as ReturnType<StackViewport['getImageData']> | undefined;
    if (!image) return null;
    const { origin, direction, spacing } = image;
    // This renderer counts from the corner of the first pixel, that on WebGL from its centre.
    const at = (x: number, y: number) =>
      this.viewport.worldToCanvas([0, 1, 2].map((axis) => (origin[axis] ?? 0) + (direction[axis] ?? 0) * (spacing[0] ?? 1) * x + (direction[axis + 3] ?? 0) * (spacing[1] ?? 1) * y) as [number, number, number]);
    const [e, f] = at(0, 0);
    // From far apart: near each other what they differ by is lost in rounding.
    const [ax, ay] = at(1000, 0);
    const [bx, by] = at(0, 1000);
    const matrix = new DOMMatrix([(ax - e) / 1000, (ay - f) / 1000, (bx - e) / 1000, (by - f) / 1000, e, f]);
    const plane = metaData.get('imagePlaneModule', this.imageIds[this.wanted] ?? '') as Plane | undefined;
    const placed = plane?.rowCosines && plane.columnCosines && !plane.usingDefaultValues;
    return {
      matrix,
      sides: placed ? sides(matrix, plane.rowCosines as number[], plane.columnCosines as number[], spacing) : null,
      mmPerPixel: plane?.columnPixelSpacing && !plane.usingDefaultValues ? plane.columnPixelSpacing : null,
    };
  }
}

interface Plane {
  rowCosines?: number[] | null;
  columnCosines?: number[] | null;
  imagePositionPatient?: number[] | null;
  columnPixelSpacing?: number | null;
  rowPixelSpacing?: number | null;
  frameOfReferenceUID?: string | null;
  usingDefaultValues?: boolean;
}

function begin(): void {
  // Every screen shows the same grey values, and software that stands in for a graphics card takes three times as long.
  initCore({ rendering: { useCPURendering: true, webGlContextCount: 1 } } as Parameters<typeof initCore>[0]);
  initLoader({ maxWebWorkers: 1, beforeSend: () => ({ Accept: 'application/octet-stream' }) } as Parameters<typeof initLoader>[0]);
  initTools();
  // The loader leaves one promise of each failed request to nobody; the other one is ours.
  window.addEventListener('unhandledrejection', (event) => event.reason instanceof XMLHttpRequest && event.preventDefault());
  [WindowLevelTool, ZoomTool, PanTool, LengthTool].forEach((tool) => addTool(tool));
}

function cross(a: number[], b: number[]): number[] {
  return [0, 1, 2].map((axis) => {
    const [y, z] = [(axis + 1) % 3, (axis + 2) % 3];
    return (a[y] ?? NaN) * (b[z] ?? NaN) - (a[z] ?? NaN) * (b[y] ?? NaN);
  });
}

function load(imageId: string, requestType: string): Promise<unknown> {
  return imageLoader.loadAndCacheImage(imageId, { requestType, priority: 0 });
}

/** Makes the frames of an object known; what they are called here, in order. */
function register(header: Header, frames: string): string[] {
  return addressesOf(header, frames).map((address) => {
    const imageId = `wadors:${address}`;
    wadors.metaDataManager.add(imageId, header as Parameters<typeof wadors.metaDataManager.add>[1]);
    return imageId;
  });
}

/** Where the slice with that number must be, turned as the first. */
function isOfBlock(plane: Plane, first: Plane, slice: number[], index: number): boolean {
  const apart = (a: number[], b: number[]) => Math.hypot(...a.map((part, axis) => part - (b[axis] ?? NaN)));
  const due = slice.map((part, axis) => (first.imagePositionPatient?.[axis] ?? NaN) + part * index);
  return (
    apart(plane.imagePositionPatient ?? [], due) < UNEVEN * Math.hypot(...slice) &&
    apart(plane.rowCosines ?? [], first.rowCosines ?? []) < NEARLY &&
    apart(plane.columnCosines ?? [], first.columnCosines ?? []) < NEARLY
  );
}

/** The slices are not sheared, as those of a tilted gantry are. */
function isUpright({ column, row, slice }: Steps): boolean {
  const along = (axis: number[]) => Math.abs(slice.reduce((sum, part, at) => sum + part * (axis[at] ?? 0), 0)) / (Math.hypot(...slice) * Math.hypot(...axis));
  return along(column) < UNEVEN && along(row) < UNEVEN;
}

/** Letters of where in the patient (LPS, PS3.3 C.7.6.2.1.1) top, right, bottom and left of the screen are. */
function sides(matrix: DOMMatrix, row: number[], column: number[], spacing: number[]): string[] {
  const back = DOMMatrix.fromMatrix(matrix).inverse();
  const letters = (x: number, y: number) => {
    const [u, v] = [(back.a * x + back.c * y) * (spacing[0] ?? 1), (back.b * x + back.d * y) * (spacing[1] ?? 1)];
    return letter(row.map((r, axis) => r * u + (column[axis] ?? 0) * v));
  };
  return [letters(0, -1), letters(1, 0), letters(0, 1), letters(-1, 0)];
}

/** The main direction, and the second where it is more than a slight tilt. */
export function letter(direction: number[]): string {
  const length = Math.hypot(...direction);
  return direction
    .map((part, axis) => ({ size: Math.abs(part) / length, name: (['LR', 'PA', 'HF'][axis] ?? '')[part > 0 ? 0 : 1] ?? '' }))
    .filter(({ size }) => size > 0.3)
    .sort((a, b) => b.size - a.size)
    .map(({ name }) => name)
    .join('');
}
