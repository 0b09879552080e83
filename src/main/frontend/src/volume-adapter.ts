import { cache, CONSTANTS, Enums, getRenderingCapabilities, init, RenderingEngine, type Types, utilities, volumeLoader, type VolumeViewport3D } from '@cornerstonejs/core';
import { cross, letter, type Steps } from './patient';
import type { Shade } from './shading';

/** Grey values row by row and slice by slice; the slices go on along the cross product of the columns and the rows. */
export interface Block {
  columns: number;
  rows: number;
  slices: number;
  steps: Steps;
  values: Float32Array;
}

/** What of a volume is seen: by their names in Cornerstone for Hounsfield units, and by the window of the images for other values. */
export const CT_LOOKS = { bone: 'CT-Bone', 'soft-tissue': 'CT-Soft-Tissue', lung: 'CT-Lung' };
export type Look = keyof typeof CT_LOOKS | 'mip' | 'shaded';

const ENGINE = 'volume';
const VIEW = 'volume-view';
const BLOCK = 'volume-block';
const REST_MS = 400;
/** Distance of the samples along a ray, in half voxels: while it turns, and at rest. */
const SAMPLES = { card: [3, 1], software: [12, 4] } as const;

/** The only file that knows Cornerstone3D: a block of voxels seen as a body, on WebGL. One to a page. */
export class VolumeView {
  private resting = 0;
  private lit = false;

  private constructor(private readonly engine: RenderingEngine, private readonly viewport: VolumeViewport3D, private readonly volume: Types.IImageVolume) {}

  static get possible(): boolean {
    return getRenderingCapabilities().webgl2;
  }

  static async of(element: HTMLDivElement, { columns, rows, slices, steps, values }: Block): Promise<VolumeView> {
    const axes = [steps.column, steps.row, steps.slice];
    const spacing = axes.map((axis) => Math.hypot(...axis));
    const volume = volumeLoader.createLocalVolume(BLOCK, {
      metadata: {} as Types.Metadata,
      dimensions: [columns, rows, slices],
      spacing: spacing as Types.Point3,
      origin: [0, 0, 0],
      direction: axes.flatMap((axis, index) => axis.map((part) => part / (spacing[index] ?? 1))) as Types.Mat3,
      scalarData: values,
    });
    init({ rendering: { webGlContextCount: 1 } } as Parameters<typeof init>[0]);
    const engine = new RenderingEngine(ENGINE);
    engine.enableElement({ viewportId: VIEW, element, type: Enums.ViewportType.VOLUME_3D, defaultOptions: { background: [0, 0, 0] } });
    element.removeAttribute('tabindex');
    const view = new VolumeView(engine, engine.getViewport(VIEW) as VolumeViewport3D, volume as Types.IImageVolume);
    await view.viewport.setVolumes([{ volumeId: BLOCK }], false, true);
    return view;
  }

  onRendered(rendered: () => void): void {
    this.viewport.element.addEventListener(Enums.Events.IMAGE_RENDERED, rendered);
  }

  /** @param shade of the images, which those looks follow that know no units */
  look(look: Look, shade: Shade): void {
    const actor = this.viewport.getActors()[0]?.actor as Types.VolumeActor | undefined;
    const name = (CT_LOOKS as Partial<Record<Look, string>>)[look];
    const preset = CONSTANTS.VIEWPORT_PRESETS.find((known) => known.name === name) ?? (look === 'mip' ? projected(shade) : shaded(shade));
    if (!actor) return;
    utilities.applyPreset(actor, preset);
    actor.getMapper()?.setBlendMode((look === 'mip' ? Enums.BlendModes.MAXIMUM_INTENSITY_BLEND : Enums.BlendModes.COMPOSITE) as number);
    // One everywhere in all of these: it would be computed for nothing.
    actor.getProperty().setUseGradientOpacity(0, false);
    this.lit = preset.shade === '1';
    this.roughly();
  }

  /** As seen from the front. */
  reset(): void {
    this.viewport.setCamera({ viewPlaneNormal: [0, -1, 0], viewUp: [0, 0, 1] });
    this.viewport.resetCamera();
    // Turned, too, most of it is in sight.
    this.zoom(0.8);
  }

  /** As if the body were taken by its front: to the right and downwards, in radians. */
  turn(right: number, down: number): void {
    const { focalPoint = [0, 0, 0], position = [0, 0, 0], viewUp = [0, 0, 1] } = this.viewport.getCamera();
    const from = position.map((part, axis) => part - (focalPoint[axis] ?? 0));
    const aside = unit(cross(viewUp, from));
    const turned = (vector: number[]) => rotated(rotated(vector, unit(viewUp), -right), aside, -down);
    const to = turned(from).map((part, axis) => part + (focalPoint[axis] ?? 0));
    this.viewport.setCamera({ focalPoint, position: to, viewUp: unit(turned(viewUp)) });
    this.roughly();
  }

  zoom(factor: number): void {
    this.viewport.setCamera({ parallelScale: (this.viewport.getCamera().parallelScale ?? 1) / factor });
    this.roughly();
  }

  /** Letters of where in the patient top, right, bottom and left of the screen are. */
  get sides(): string[] {
    const { viewUp = [0, 0, 1], viewPlaneNormal = [0, -1, 0] } = this.viewport.getCamera();
    const right = cross(viewUp, viewPlaneNormal);
    return [viewUp, right, viewUp.map((part) => -part), right.map((part) => -part)].map(letter);
  }

  close(): void {
    clearTimeout(this.resting);
    const card = this.engine.getOffscreenMultiRenderWindow(VIEW).getOpenGLRenderWindow().get3DContext() as WebGL2RenderingContext | null;
    this.engine.destroy();
    // Else the browser keeps it, and the voxels on it, for as long as it likes.
    card?.getExtension('WEBGL_lose_context')?.loseContext();
    const { imageIds } = this.volume;
    cache.removeVolumeLoadObject(BLOCK);
    imageIds.forEach((imageId) => cache.removeImageLoadObject(imageId, { force: true }));
  }

  /** Fast, and finer once it rests; in software without light meanwhile, which takes most of the time. */
  private roughly(): void {
    const { softwareRasterizer } = getRenderingCapabilities();
    const [turning, rest] = SAMPLES[softwareRasterizer ? 'software' : 'card'];
    this.sample(turning, this.lit && !softwareRasterizer);
    clearTimeout(this.resting);
    this.resting = window.setTimeout(() => this.sample(rest, this.lit), REST_MS);
  }

  private sample(every: number, lit: boolean): void {
    (this.viewport.getActors()[0]?.actor as Types.VolumeActor | undefined)?.getProperty().setShade(lit);
    this.viewport.setSampleDistanceMultiplier(every);
  }
}

const PLAIN = { gradientOpacity: '4 0 1 255 1', specular: '0.1', specularPower: '10', ambient: '0.2', diffuse: '0.9', interpolation: '1' };

function projected({ lower, upper }: Shade): Types.ViewportPreset {
  return { ...PLAIN, name: 'mip', shade: '0', colorTransfer: `8 ${lower} 0 0 0 ${upper} 1 1 1`, scalarOpacity: `4 ${lower} 1 ${upper} 1` };
}

function shaded({ lower, upper }: Shade): Types.ViewportPreset {
  const from = lower + (upper - lower) / 4;
  return { ...PLAIN, name: 'shaded', shade: '1', colorTransfer: `8 ${lower} 0 0 0 ${upper} 1 1 1`, scalarOpacity: `6 ${lower} 0 ${from} 0 ${upper} 0.6` };
}

function unit(vector: readonly number[]): number[] {
  const length = Math.hypot(...vector) || 1;
  return vector.map((part) => part / length);
}

/** By Rodrigues. */
function rotated(vector: readonly number[], axis: number[], angle: number): number[] {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const along = vector.reduce((sum, part, at) => sum + part * (axis[at] ?? 0), 0) * (1 - cos);
  const across = cross(axis, vector);
  return vector.map((part, at) => part * cos + (across[at] ?? 0) * sin + (axis[at] ?? 0) * along);
}
