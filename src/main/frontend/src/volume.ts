import { element } from './island';
import type { Grid } from './overlay';
import { cross, type Steps } from './patient';
import type { Shade } from './shading';
import type { Values } from './stack-view';
import { text } from './texts';
import { type Block, CT_LOOKS, type Look, VolumeView } from './volume-adapter';

/** The images of a figure, all of them loaded. */
interface Loaded {
  grid: Grid;
  modality: string;
  steps(): Steps | null;
  shade(): Shade | null;
  values(slice: number): Values;
}

const LOOKS: Record<Look, string> = {
  bone: text('viewer.volume-bone'),
  'soft-tissue': text('viewer.volume-soft-tissue'),
  lung: text('viewer.volume-lung'),
  mip: text('viewer.volume-mip'),
  shaded: text('viewer.volume-shaded'),
};

/** Of a series; what a browser holds beside its slices. */
const MOST_VOXELS = 512 ** 3;
/** Of the block that is rendered: more is not seen on so small a picture. */
const MOST_SEEN = 256 ** 3;
const RADIANS_PER_PIXEL = 0.01;
const STEP = Math.PI / 18;
const ZOOM = 1.25;

/** Shows the images as a body in a dialog, until it is closed. @returns why it does not, or null */
export async function openVolume(figure: HTMLElement, images: Loaded): Promise<string | null> {
  const [steps, shade] = [images.steps(), images.shade()];
  if (!steps || !shade) return text('viewer.no-volume');
  const { columns, rows, slices } = images.grid;
  if (columns * rows * slices > MOST_VOXELS) return text('viewer.volume-too-large', columns, rows, slices);
  if (!VolumeView.possible) return text('viewer.volume-no-webgl');
  const { block, absent } = blockOf(images, steps);
  const looks: Look[] = images.modality === 'CT' ? [...(Object.keys(CT_LOOKS) as Look[]), 'mip'] : images.modality === 'MR' ? ['mip', 'shaded'] : ['mip'];
  await new Dialog(figure, looks, absent).show(block, shade);
  return null;
}

/** Of large series every second or third voxel of a slice. Slices that cannot be shown are as dark as the darkest. */
function blockOf(images: Loaded, steps: Steps): { block: Block; absent: number[] } {
  const { grid } = images;
  let every = 1;
  while (Math.ceil(grid.columns / every) * Math.ceil(grid.rows / every) * grid.slices > MOST_SEEN) every++;
  const [columns, rows] = [Math.ceil(grid.columns / every), Math.ceil(grid.rows / every)];
  const backwards = isLeftHanded(steps);
  const block = new Float32Array(columns * rows * grid.slices);
  const absent: number[] = [];
  const lines: [number, number][] = [];
  let darkest = Infinity;
  for (let slice = 0; slice < grid.slices; slice++) {
    const start = (backwards ? grid.slices - 1 - slice : slice) * columns * rows;
    const known = images.values(slice);
    if (!known) {
      absent.push(slice);
      lines.push([start, start + columns * rows]);
      continue;
    }
    const { stored, slope, intercept } = known;
    for (let row = 0, at = start; row < rows; row++) {
      for (let column = 0; column < columns; column++, at++) {
        const value = (stored[row * every * grid.columns + column * every] ?? 0) * slope + intercept;
        block[at] = value;
        if (value < darkest) darkest = value;
      }
    }
  }
  lines.forEach(([from, to]) => block.fill(darkest, from, to));
  const scaled = (step: number[], by: number) => step.map((part) => part * by);
  return {
    block: { columns, rows, slices: grid.slices, values: block, steps: { column: scaled(steps.column, every), row: scaled(steps.row, every), slice: scaled(steps.slice, backwards ? -1 : 1) } },
    absent,
  };
}

function isLeftHanded({ column, row, slice }: Steps): boolean {
  return cross(column, row).reduce((sum, part, axis) => sum + part * (slice[axis] ?? 0), 0) < 0;
}

class Dialog {
  private readonly root: HTMLDialogElement;
  private readonly canvas = element('div', { className: 'canvas' });
  private readonly letters = ['top', 'right', 'bottom', 'left'].map((side) => element('span', { className: `side side-${side}` }));
  private readonly place: HTMLElement;
  private readonly looks: HTMLSelectElement;

  constructor(figure: HTMLElement, looks: Look[], absent: number[]) {
    const marks = element('div', { className: 'marks' }, ...this.letters);
    marks.setAttribute('aria-hidden', 'true');
    this.place = element('div', { className: 'body', tabIndex: 0, autofocus: true }, this.canvas, marks);
    this.place.setAttribute('role', 'application');
    this.place.setAttribute('aria-label', text('viewer.volume-image'));
    this.looks = element('select', {}, ...looks.map((look) => element('option', { value: look, textContent: LOOKS[look] })));
    const close = element('button', { type: 'button', textContent: text('viewer.volume-close') });
    close.addEventListener('click', () => this.root.close());
    const hints = [text('viewer.volume-hint'), ...(absent.length ? [text('viewer.volume-absent', absent.map((slice) => slice + 1).join(', '))] : [])];
    this.root = element(
      'dialog',
      { className: 'volume' },
      element('h2', { id: 'viewer-volume', textContent: text('viewer.volume') }),
      element('p', {}, element('label', {}, element('span', { textContent: text('viewer.volume-look') }), ' ', this.looks)),
      this.place,
      ...hints.map((hint) => element('p', { className: 'hint', textContent: hint })),
      close,
    );
    this.root.setAttribute('aria-labelledby', 'viewer-volume');
    // Keys in here are none of the images behind it.
    this.root.addEventListener('keydown', (event) => event.stopPropagation());
    figure.append(this.root);
  }

  async show(block: Block, shade: Shade): Promise<void> {
    this.root.showModal();
    let view: VolumeView;
    try {
      view = await VolumeView.of(this.canvas, block);
    } catch (error) {
      this.root.remove();
      throw error;
    }
    this.root.addEventListener('close', () => {
      view.close();
      this.root.remove();
    });
    view.onRendered(() => view.sides.forEach((side, index) => this.letters[index] && (this.letters[index].textContent = side)));
    this.looks.addEventListener('change', () => view.look(this.looks.value as Look, shade));
    this.listen(view);
    view.look(this.looks.value as Look, shade);
    view.reset();
  }

  private listen(view: VolumeView): void {
    const { place } = this;
    place.addEventListener('pointerdown', (event) => {
      place.setPointerCapture(event.pointerId);
      place.focus({ preventScroll: true });
    });
    place.addEventListener('pointermove', (event) => {
      if (event.buttons & 1) view.turn(event.movementX * RADIANS_PER_PIXEL, event.movementY * RADIANS_PER_PIXEL);
    });
    place.addEventListener('wheel', (event) => {
      event.preventDefault();
      view.zoom(event.deltaY < 0 ? ZOOM : 1 / ZOOM);
    }, { passive: false });
    const keys: Record<string, () => void> = {
      ArrowLeft: () => view.turn(-STEP, 0),
      ArrowRight: () => view.turn(STEP, 0),
      ArrowUp: () => view.turn(0, -STEP),
      ArrowDown: () => view.turn(0, STEP),
      '+': () => view.zoom(ZOOM),
      '-': () => view.zoom(1 / ZOOM),
      '0': () => view.reset(),
    };
    place.addEventListener('keydown', (event) => {
      const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    });
  }
}
