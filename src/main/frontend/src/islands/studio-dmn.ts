import 'dmn-js/dist/assets/diagram-js.css';
import 'dmn-js/dist/assets/dmn-font/css/dmn.css';
import 'dmn-js/dist/assets/dmn-js-shared.css';
import 'dmn-js/dist/assets/dmn-js-drd.css';
import 'dmn-js/dist/assets/dmn-js-decision-table.css';
import 'dmn-js/dist/assets/dmn-js-decision-table-controls.css';
import 'dmn-js/dist/assets/dmn-js-literal-expression.css';
import 'dmn-js/dist/assets/dmn-js-boxed-expression.css';
import 'dmn-js/dist/assets/dmn-js-boxed-expression-controls.css';
import '../style/studio.css';
import DmnModeler from 'dmn-js/lib/Modeler';
import { element, mount } from '../island';
import { type EditorProps, type Finding, Saving, textOf } from '../saving';
import { Findings } from '../studio/findings';
import type { EventBus } from '../studio/shapes';
import { tool, toolbar } from '../studio/tools';
import { text } from '../texts';

interface View {
  type: string;
}

interface CommandStack {
  undo(): void;
  redo(): void;
}

interface Sheet {
  get<T>(service: string): T;
}

/** Edits a decision table; whoever may not edit sees it. */
mount<EditorProps>('studio-dmn', async (root, props) => {
  const place = element('div', { className: 'studio-table', role: 'group', ariaLabel: text('studio.table', props.name) });
  const modeler = new DmnModeler({ container: place });
  const saving = new Saving(props, async () => (await modeler.saveXML({ format: true })).xml as string);
  const findings = new Findings(props, (finding) => placeOf(place, finding), (own) => mark(place, own));
  const stack = () => (modeler.getActiveViewer() as Sheet).get<CommandStack>('commandStack');
  const tools = props.editable
    ? [toolbar(text('studio.tools'), tool(text('studio.undo'), () => stack().undo(), { shortcut: 'Control+Z' }), tool(text('studio.redo'), () => stack().redo(), { shortcut: 'Control+Y' }))]
    : [];
  root.append(...tools, saving.status, place, findings.section);
  if (!props.editable) place.inert = true;

  modeler.on('viewer.created', ({ viewer }: { viewer: Sheet }) => viewer.get<EventBus>('eventBus').on('commandStack.changed', () => saving.changed()));
  await modeler.importXML(await textOf(props));
  const table = (modeler.getViews() as View[]).find(({ type }) => type === 'decisionTable');
  if (table) await modeler.open(table);
  saving.onSaved(() => void findings.refresh());
  void findings.refresh();
});

/** A rule or a column of the table, by the id of one of its cells. */
function placeOf(place: HTMLElement, { element: id }: Finding) {
  const cell = cellOf(place, id);
  if (!cell) return null;
  return {
    name: id,
    go: () => {
      cell.scrollIntoView({ block: 'center', inline: 'center' });
      cell.click();
    },
  };
}

function cellOf(place: HTMLElement, id: string): HTMLElement | null {
  return place.querySelector(`[data-element-id="${CSS.escape(id)}"], [data-row-id="${CSS.escape(id)}"], [data-col-id="${CSS.escape(id)}"]`);
}

function mark(place: HTMLElement, own: Finding[]): void {
  place.querySelectorAll('.studio-found-here').forEach((cell) => {
    cell.classList.remove('studio-found-here');
    cell.removeAttribute('title');
  });
  for (const { element: id, rule, message, mend } of own) {
    const cell = cellOf(place, id);
    cell?.classList.add('studio-found-here');
    cell?.setAttribute('title', `${rule}: ${message} ${mend}`);
  }
}
