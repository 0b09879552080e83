import { CountedDiagram } from '../counted';
import { mount } from '../island';

interface Props {
  /** Address by name of the file; the diagram of the case comes first. */
  diagrams: Record<string, string>;
  counts: Record<string, number>;
}

/** How often each step of a diagram was entered by a replay. */
mount<Props>('studio-counts', async (root, { diagrams, counts }) => {
  const diagram = new CountedDiagram(Object.entries(diagrams).map(([name, url]) => ({ name, url })));
  root.append(diagram.root);
  await diagram.start();
  await diagram.tell({ entered: counts, tokens: {}, heat: true });
});
