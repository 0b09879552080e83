import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import '../style/studio.css';
import type BaseViewer from 'bpmn-js/lib/BaseViewer';
import { type Canvas, whole, zooms } from '../diagram';
import { get } from '../http';
import { element, mount } from '../island';
import { type EditorProps, Saving, textOf } from '../saving';
import { Findings } from '../studio/findings';
import { Marks } from '../studio/marks';
import type { EventBus, Registry, Shape, Template } from '../studio/shapes';
import { Talk } from '../studio/talk';
import { tool, toolbar } from '../studio/tools';
import { text } from '../texts';

interface CommandStack {
  canUndo(): boolean;
  canRedo(): boolean;
  undo(): void;
  redo(): void;
}

/** At this scale names can be read. */
const READABLE = 0.8;

/** Edits a diagram: what is changed is kept while one works, and what the linter finds is drawn on it. */
mount<EditorProps>('studio-bpmn', async (root, props) => {
  const place = element('div', { className: 'studio-canvas', role: 'group', ariaLabel: text('studio.diagram', props.name) });
  const properties = element('div', { className: 'studio-properties', role: 'group', ariaLabel: text('studio.properties') });
  const side = element('div', { className: 'studio-side' });
  const desk = element('div', { className: props.editable ? 'studio-desk' : 'studio-desk studio-read' }, place, side);
  const [xml, viewer] = await Promise.all([textOf(props), props.editable ? editor(place, properties, props.templates) : reader(place)]);
  if (props.editable) side.append(properties);

  const saving = new Saving(props, async () => (await viewer.saveXML({ format: true })).xml ?? '');
  const marks = new Marks(viewer, place);
  const findings = new Findings(props, ({ element: id }) => showing(viewer, id), (own) => marks.show(own));
  const talk = new Talk(viewer, props, () => saving.flush(), (id) => showing(viewer, id)?.go());
  side.append(talk.section);
  const tools = props.editable ? editing(viewer, saving, () => [findings, talk].forEach((drawn) => drawn.again())) : [];
  root.append(toolbar(text('studio.tools'), ...tools, ...zooms(viewer.get<Canvas>('canvas'))), saving.status, desk, findings.section);
  await viewer.importXML(xml);
  whole(viewer.get<Canvas>('canvas'));
  window.addEventListener('resize', () => viewer.get<Canvas>('canvas').resized());
  viewer.on('commandStack.changed', () => saving.changed());
  saving.onSaved(() => void findings.refresh());
  void findings.refresh();
  await talk.refresh();
  const linked = () => {
    if (!location.hash) return;
    const canvas = viewer.get<Canvas>('canvas');
    canvas.zoom(Math.max(canvas.zoom(), READABLE));
    talk.linked(decodeURIComponent(location.hash.slice(1)));
  };
  window.addEventListener('hashchange', linked);
  linked();
});

async function editor(place: HTMLElement, properties: HTMLElement, url: string): Promise<BaseViewer> {
  const [{ modeler }, templates] = await Promise.all([import('../studio/modeler'), get(url)]);
  return modeler(place, properties, templates as Template[]);
}

async function reader(place: HTMLElement): Promise<BaseViewer> {
  const { default: NavigatedViewer } = await import('bpmn-js/lib/NavigatedViewer');
  return new NavigatedViewer({ container: place, zoomScroll: { enabled: false } });
}

/** What an element is called and how the page turns to it; null where the diagram has no such element. */
function showing(viewer: BaseViewer, id: string) {
  const shape = viewer.get<Registry>('elementRegistry').get(id);
  if (!shape) return null;
  return {
    name: shape.businessObject.name || id,
    go: () => {
      const selection = viewer.get<{ select(shape: Shape): void } | null>('selection', false);
      if (selection) selection.select(shape);
      viewer.get<Canvas>('canvas').scrollToElement(id, { top: 80, right: 180, bottom: 80, left: 180 }); // the palette stands at its left
      viewer.get<Canvas>('canvas').getContainer().scrollIntoView({ block: 'nearest' });
    },
  };
}

function editing(viewer: BaseViewer, saving: Saving, drawAgain: () => void): HTMLButtonElement[] {
  const stack = viewer.get<CommandStack>('commandStack');
  const bus = viewer.get<EventBus>('eventBus');
  const undo = tool(text('studio.undo'), () => stack.undo(), { shortcut: 'Control+Z' });
  const redo = tool(text('studio.redo'), () => stack.redo(), { shortcut: 'Control+Y' });
  const shown = () => {
    undo.disabled = !stack.canUndo();
    redo.disabled = !stack.canRedo();
  };
  bus.on(['commandStack.changed', 'import.done'], shown);
  shown();

  // A click outside the search closes it, so it opens after this one.
  const search = tool(text('studio.search'), () => setTimeout(() => viewer.get<{ open(): void }>('searchPad').open()), { shortcut: 'Control+F' });
  const minimap = viewer.get<{ toggle(): void; isOpen(): boolean }>('minimap');
  const overview = tool(text('studio.minimap'), () => minimap.toggle(), { pressed: false });
  bus.on('minimap.toggle', ({ open }: { open: boolean }) => overview.setAttribute('aria-pressed', String(open)));
  const flow = tool(text('studio.flow-preview'), () => viewer.get<{ toggleMode(): void }>('toggleMode').toggleMode(), { pressed: false });
  flow.title = text('studio.flow-preview-is');
  bus.on('tokenSimulation.toggleMode', ({ active }: { active: boolean }) => {
    flow.setAttribute('aria-pressed', String(active));
    if (active) undo.disabled = redo.disabled = true;
    else shown();
  });
  const layout = tool(text('studio.layout'), () => layOut(viewer, saving, drawAgain));
  return [undo, redo, search, overview, flow, layout];
}

/** Places everything anew, which forgets where it stood, its colours and what could be undone. */
async function layOut(viewer: BaseViewer, saving: Saving, drawAgain: () => void): Promise<void> {
  if (!window.confirm(text('studio.layout-sure'))) return;
  const { layoutProcess } = await import('bpmn-auto-layout');
  const { xml } = await viewer.saveXML();
  await viewer.importXML((await layoutProcess(xml)) as string);
  whole(viewer.get<Canvas>('canvas'));
  saving.changed();
  drawAgain();
}
