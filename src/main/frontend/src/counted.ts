import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import './style/path.css';
import './style/trial.css';
import { type Canvas, fetchDiagram, whole, zooms } from './diagram';
import { element, notice } from './island';
import { text } from './texts';

/** What is told of the elements of a diagram. */
export interface Told {
  /** How often each was entered. */
  entered: Record<string, number>;
  /** Where something stands, and how many. */
  tokens: Record<string, number>;
  /** Whether more often is darker. */
  heat: boolean;
}

interface Overlays {
  add(element: string, overlay: { position: Record<string, number>; html: HTMLElement; scale: { min: number; max: number }; show?: { minZoom: number } }): string;
  clear(): void;
}

interface Shape {
  id: string;
  type: string;
  children?: unknown[];
}

interface Elements {
  get(id: string): Shape | undefined;
  forEach(each: (shape: Shape) => void): void;
}

interface Marking extends Canvas {
  removeMarker(element: string, marker: string): void;
}

const READABLE = { min: 0.9, max: 1.4 };
/** Where every step has a number, numbers would hide the diagram from far away; the table says them too. */
const SMALLER = { min: 0.7, max: 1.4 };
const CLOSE = { minZoom: 0.35 };
const SHADES = 4;
const MARKERS = ['path-standing', 'path-passed', 'path-frame', ...Array.from({ length: SHADES }, (_, shade) => `heat-${shade + 1}`)];

/** One of several diagrams at a time, with what is told of its elements. */
export class CountedDiagram {
  readonly root = element('div', { className: 'counted' });
  private readonly choice = element('select');
  private readonly place = element('div', { className: 'path-canvas' });
  private readonly messages = element('div');
  private shown = '';
  private told: Told = { entered: {}, tokens: {}, heat: false };
  private viewer?: { importXML(xml: string): Promise<unknown>; get<T>(name: string): T };

  /** @param diagrams their names and addresses; the first is shown first */
  constructor(private readonly diagrams: { name: string; url: string }[]) {
    this.place.setAttribute('role', 'group');
    this.choice.append(...diagrams.map(({ name }, at) => element('option', { value: String(at), textContent: name })));
    this.choice.addEventListener('change', () => void this.draw());
  }

  async start(): Promise<void> {
    const { default: NavigatedViewer } = await import('bpmn-js/lib/NavigatedViewer');
    const viewer = new NavigatedViewer({ container: this.place, zoomScroll: { enabled: false } });
    this.viewer = viewer;
    const canvas = viewer.get<Canvas>('canvas');
    const label = element('label', {}, `${text('studio.diagram-of')} `, this.choice);
    this.root.append(element('div', { className: 'path-tools' }, label, ...zooms(canvas)), this.messages, this.place);
    window.addEventListener('resize', () => {
      canvas.resized();
      whole(canvas);
    });
  }

  /** The diagram at this place of the list. */
  async choose(at: number): Promise<void> {
    this.choice.value = String(at);
    await this.draw();
  }

  async tell(told: Told): Promise<void> {
    this.told = told;
    await this.draw();
  }

  private async draw(): Promise<void> {
    const chosen = this.diagrams[Number(this.choice.value)];
    if (!chosen || !this.viewer) return;
    this.messages.replaceChildren();
    this.place.setAttribute('aria-label', text('studio.drawn', chosen.name));
    try {
      if (this.shown !== chosen.url) {
        await this.viewer.importXML(await fetchDiagram(chosen.url));
        this.shown = chosen.url;
        whole(this.viewer.get<Canvas>('canvas'));
      }
      this.mark();
      this.root.dataset['drawn'] = chosen.name;
    } catch {
      this.shown = '';
      this.messages.append(notice('error', text('path.not-fetched')));
    }
  }

  private mark(): void {
    if (!this.viewer) return;
    const canvas = this.viewer.get<Marking>('canvas');
    const overlays = this.viewer.get<Overlays>('overlays');
    const elements = this.viewer.get<Elements>('elementRegistry');
    overlays.clear();
    const most = Math.max(1, ...Object.values(this.told.entered));
    elements.forEach((shape) => {
      MARKERS.forEach((marker) => canvas.removeMarker(shape.id, marker));
      if (shape.type === 'label') return;
      const standing = this.told.tokens[shape.id] ?? 0;
      const times = this.told.entered[shape.id] ?? 0;
      if (standing > 0) canvas.addMarker(shape.id, 'path-standing');
      else if (times > 0) canvas.addMarker(shape.id, this.told.heat && !shape.children?.length ? `heat-${shadeOf(times, most)}` : 'path-passed');
      if ((standing > 0 || times > 0) && shape.children?.length) canvas.addMarker(shape.id, 'path-frame');
      if (standing > 0) overlays.add(shape.id, { position: { top: -14, left: -6 }, html: badge('path-token', `● ${standing > 1 ? text('path.here-many', standing) : text('path.here')}`), scale: READABLE });
      if (this.told.heat && times > 0) overlays.add(shape.id, { position: { top: -10, right: 12 }, html: badge('path-times', String(times)), scale: SMALLER, show: CLOSE });
      else if (times > 1) overlays.add(shape.id, { position: { top: -10, right: 12 }, html: badge('path-times', `${times}×`), scale: READABLE });
    });
  }
}

function shadeOf(times: number, most: number): number {
  return Math.max(1, Math.ceil((times / most) * SHADES));
}

function badge(className: string, words: string): HTMLElement {
  return element('span', { className, textContent: words });
}
