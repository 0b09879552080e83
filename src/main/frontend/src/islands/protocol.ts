import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import '../style/path.css';
import { type Canvas, fetchDiagram, whole, zooms } from '../diagram';
import { element, mount, notice } from '../island';
import { text } from '../texts';

/** Draws the diagram of a protocol as soon as what it stands in is unfolded; one that nobody looks at is not fetched. */
mount<unknown>('protocol', async (root) => {
  const fold = root.closest('details');
  if (!fold || fold.open) await draw(root);
  else fold.addEventListener('toggle', () => void draw(root), { once: true });
});

async function draw(root: HTMLElement): Promise<void> {
  try {
    const [{ default: NavigatedViewer }, xml] = await Promise.all([
      import('bpmn-js/lib/NavigatedViewer'),
      fetchDiagram(root.dataset['diagram'] ?? ''),
    ]);
    const place = element('div', { className: 'path-canvas', role: 'group', ariaLabel: text('path.diagram', root.dataset['name'] ?? '') });
    const viewer = new NavigatedViewer({ container: place, zoomScroll: { enabled: false } });
    const canvas = viewer.get<Canvas>('canvas');
    root.append(element('div', { className: 'path-tools' }, ...zooms(canvas)), place);
    await viewer.importXML(xml);
    whole(canvas);
    window.addEventListener('resize', () => {
      canvas.resized();
      whole(canvas);
    });
    root.dataset['drawn'] = '';
  } catch {
    root.replaceChildren(notice('error', text('path.not-fetched')));
  }
}
