import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import '../style/path.css';
import '../style/studio-compare.css';
import { diff } from 'bpmn-js-differ';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import camunda from 'camunda-bpmn-moddle/resources/camunda.json';
import { type Canvas, fetchDiagram, whole, zooms } from '../diagram';
import { element, mount } from '../island';
import { text } from '../texts';

interface Props {
  before: string | null;
  after: string | null;
  name: string;
}

interface Side {
  viewer: NavigatedViewer;
  canvas: Canvas;
  root: HTMLElement;
}

/** Two states of a diagram side by side, what differs in colour and as a list. */
mount<Props>('studio-compare', async (root, { before, after, name }) => {
  const place = element('div', { className: 'compare-sides' });
  root.append(place);
  const [left, right] = await Promise.all([side(place, before, text('studio.before', name)), side(place, after, text('studio.after', name))]);
  if (!left || !right) return;
  const { _added: added, _removed: removed, _changed: changed, _layoutChanged: moved } = diff(left.viewer.getDefinitions(), right.viewer.getDefinitions());
  const marks: [string, Record<string, unknown>, Side[], string][] = [
    ['added', added, [right], text('studio.added')],
    ['removed', removed, [left], text('studio.removed')],
    ['changed', changed, [left, right], text('studio.changed')],
    ['moved', moved, [left, right], text('studio.moved')],
  ];
  const list = element('ul', { className: 'compare-list' });
  for (const [mark, found, sides, said] of marks) {
    for (const id of Object.keys(found)) {
      const drawn = sides.filter(({ viewer }) => viewer.get<{ get(id: string): unknown }>('elementRegistry').get(id));
      if (mark === 'moved' && id in changed) continue;
      drawn.forEach(({ canvas }) => canvas.addMarker(id, `compare-${mark}`));
      const link = element('button', { type: 'button', className: 'plain', textContent: nameOf(sides.at(-1), id) });
      link.addEventListener('click', () => drawn.forEach(({ canvas }) => canvas.scrollToElement(id, 100)));
      list.append(element('li', { className: `compare-${mark}` }, element('span', { className: 'tag', textContent: said }), ' ', link, element('span', { className: 'hint', textContent: details(mark === 'changed' ? found[id] : null) })));
    }
  }
  root.append(list.children.length ? list : element('p', { className: 'hint', textContent: text('studio.nothing-seen') }));
  root.dataset['differences'] = String(list.children.length);
});

async function side(place: HTMLElement, url: string | null, said: string): Promise<Side | null> {
  if (!url) return null;
  const frame = element('div', { className: 'path-canvas', role: 'group', ariaLabel: said });
  const root = element('div', {}, element('p', { className: 'hint', textContent: said }), frame);
  place.append(root);
  const viewer = new NavigatedViewer({ container: frame, zoomScroll: { enabled: false }, moddleExtensions: { camunda } });
  await viewer.importXML(await fetchDiagram(url));
  const canvas = viewer.get<Canvas>('canvas');
  root.append(element('div', { className: 'path-tools' }, ...zooms(canvas)));
  whole(canvas);
  return { viewer, canvas, root };
}

function nameOf(side: Side | undefined, id: string): string {
  const found = side?.viewer.get<{ get(id: string): { businessObject?: { name?: string } } | undefined }>('elementRegistry').get(id);
  return found?.businessObject?.name ? `${found.businessObject.name} (${id})` : id;
}

/** Which attributes changed. */
function details(change: unknown): string {
  const { attrs } = (change ?? {}) as { attrs?: Record<string, { oldValue?: unknown; newValue?: unknown }> };
  const named = Object.entries(attrs ?? {}).map(([name, { oldValue, newValue }]) =>
    [oldValue, newValue].every((value) => value === undefined || typeof value !== 'object') ? `${name}: ${String(oldValue ?? '–')} → ${String(newValue ?? '–')}` : name,
  );
  return named.length ? ` ${named.join(', ')}` : '';
}
