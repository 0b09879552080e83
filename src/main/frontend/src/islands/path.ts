import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import '../style/path.css';
import { type Canvas, fetchDiagram, whole, zooms } from '../diagram';
import { element, mount, notice } from '../island';
import { text } from '../texts';

/** One element of a diagram: how often it was completed or broken off, and how many tokens stand there. */
interface Step {
  element: string;
  name: string;
  passed: number;
  interrupted: number;
  standing: number;
}

/** How far one diagram was followed. */
interface Path {
  number: number;
  name: string;
  run: number;
  depth: number;
  calledBy?: string;
  ended: boolean;
  steps: Step[];
  flows: string[];
}

interface Props {
  /** Address of a diagram with `{n}` for its number. */
  diagram: string;
  paths: Path[];
}

mount<Props>('path', async (root, props) => {
  const { default: NavigatedViewer } = await import('bpmn-js/lib/NavigatedViewer');
  const canvasPlace = element('div', { className: 'path-canvas' });
  canvasPlace.setAttribute('role', 'group');
  const messages = element('div', { className: 'path-messages' });
  const choice = chooser(props.paths);
  const viewer = new NavigatedViewer({ container: canvasPlace, zoomScroll: { enabled: false } });
  const canvas = viewer.get<Canvas>('canvas');
  const overlays = viewer.get<Overlays>('overlays');
  const elements = viewer.get<Elements>('elementRegistry');
  const stands = element('button', { type: 'button', className: 'small', textContent: text('path.where') });
  root.append(toolbar(choice, stands, canvas), messages, canvasPlace);

  let drawn = false;
  const show = async (path: Path): Promise<void> => {
    drawn = false;
    delete root.dataset['shown'];
    messages.replaceChildren();
    canvasPlace.setAttribute('aria-label', text('path.diagram', labelOf(path, props.paths)));
    try {
      await viewer.importXML(await fetchDiagram(props.diagram.replace('{n}', String(path.number))));
      draw(path, canvas, overlays, elements);
      whole(canvas);
      drawn = true;
    } catch {
      viewer.clear();
      messages.append(notice('error', text('path.not-fetched')));
    }
    const token = path.steps.find((step) => step.standing > 0 && elements.get(step.element));
    stands.hidden = !token;
    stands.onclick = () => token && goTo(token.element, canvas);
    root.dataset['shown'] = String(path.number);
  };
  choice.addEventListener('change', () => {
    const chosen = props.paths.find((path) => String(path.number) === choice.value);
    if (chosen) void show(chosen);
  });
  window.addEventListener('resize', () => {
    canvas.resized();
    if (drawn) whole(canvas);
  });
  const first = props.paths.find((path) => String(path.number) === choice.value);
  if (first) await show(first);
});

interface Overlays {
  add(element: string, overlay: { position: Record<string, number>; html: HTMLElement; scale: { min: number; max: number } }): string;
}

interface Elements {
  get(id: string): { children?: unknown[] } | undefined;
}

const READABLE = { min: 0.9, max: 1.4 };

function goTo(step: string, canvas: Canvas): void {
  canvas.zoom(1, 'auto');
  canvas.scrollToElement(step, 150);
}

/** Every element says in words what its colour says. What the engine knows and the diagram does not draw is in the list alone. */
function draw(path: Path, canvas: Canvas, overlays: Overlays, elements: Elements): void {
  for (const flow of path.flows) if (elements.get(flow)) canvas.addMarker(flow, 'path-followed');
  for (const step of path.steps) {
    const drawn = elements.get(step.element);
    if (!drawn) continue;
    canvas.addMarker(step.element, step.standing > 0 ? 'path-standing' : 'path-passed');
    if (drawn.children?.length) canvas.addMarker(step.element, 'path-frame');
    const times = step.passed + step.interrupted;
    if (step.standing > 0) overlays.add(step.element, { position: { top: -14, left: -6 }, html: badge('path-token', token(step.standing)), scale: READABLE });
    if (times > 1) overlays.add(step.element, { position: { top: -10, right: 12 }, html: badge('path-times', `${times}×`), scale: READABLE });
  }
}

function token(standing: number): string {
  return `● ${standing === 1 ? text('path.here') : text('path.here-many', standing)}`;
}

function badge(className: string, words: string): HTMLElement {
  return element('span', { className, textContent: words });
}

/** The protocol of the last run is shown first: there the case stands, or ended. */
function chooser(paths: Path[]): HTMLSelectElement {
  const choice = element('select', { id: 'path-process' });
  const last = paths.filter((path) => path.depth === 0).at(-1);
  for (const path of paths) {
    choice.append(element('option', { value: String(path.number), textContent: labelOf(path, paths), selected: path === last }));
  }
  return choice;
}

function labelOf(path: Path, paths: Path[]): string {
  const runs = paths.some((other) => other.run !== path.run) ? text('path.run', path.run) : '';
  const indent = '\u2014 '.repeat(path.depth);
  const twins = paths.filter((other) => other.run === path.run && other.name === path.name && other.depth === path.depth);
  const which = twins.length > 1 ? ` ${text('path.twin', twins.indexOf(path) + 1, twins.length)}` : '';
  const stands = path.ended ? '' : text('path.going-on');
  return `${runs ? `${runs} ` : ''}${indent}${path.name}${which}${stands}`;
}

function toolbar(choice: HTMLSelectElement, stands: HTMLButtonElement, canvas: Canvas): HTMLElement {
  const label = element('label', { textContent: `${text('path.process')} ` }, choice);
  const bar = element('div', { className: 'path-tools' }, label, stands);
  bar.append(...zooms(canvas));
  return bar;
}
