import { element } from '../island';
import { text } from '../texts';

export interface Drawn {
  name: string;
  place: string;
  label: object;
}

export interface Task {
  id: string;
  element: string;
  name: string;
  role: string;
  form: object;
  data: Record<string, unknown>;
  takers: { id: string; name: string }[];
  labels: Drawn[];
}

/** Where a fictitious case stands. */
export interface Now {
  state: string;
  ended: boolean;
  diagrams: { process: string; name: string; file: string; tokens: Record<string, number> }[];
  entered: Record<string, number>;
  variables: { where: string; name: string; value: string; about: string }[];
  decisions: { table: string; inputs: Record<string, string>; outputs: Record<string, string> }[];
  tasks: Task[];
  due: { kind: string; element: string; at?: string }[];
  log: { number: number; kind: string; element: string; detail: string }[];
}

/** Variables, each as often as it holds the same in one place. */
export function variables(held: Now['variables']): HTMLElement {
  const columns = [text('studio.variable'), text('studio.value'), text('studio.where'), text('studio.meaning')];
  const alike = new Map<string, { row: [string, string, string, string]; times: number }>();
  for (const { name, value, where, about } of held) {
    const same = alike.get(`${where} ${name} ${value}`);
    if (same) same.times++;
    else alike.set(`${where} ${name} ${value}`, { row: [name, value, where, about], times: 1 });
  }
  const rows = [...alike.values()].map(({ row: [name, value, where, about], times }) => [name, value, times > 1 ? `${where} (${times}×)` : where, about]);
  return table(text('studio.variables'), columns, rows, text('studio.no-variable'));
}

/** What the tables decided, and on what. */
export function decisions(decided: Now['decisions']): HTMLElement {
  const columns = [text('studio.by-table'), text('studio.outputs'), text('studio.inputs')];
  return table(text('studio.decisions'), columns, decided.map((one) => [one.table, pairs(one.outputs), pairs(one.inputs)]), text('studio.no-decision'));
}

/** What happened, oldest first. @param roles what groups are called that diagrams name */
export function log(entries: Now['log'], roles: Record<string, string>): HTMLElement {
  const list = element('ol', {}, ...entries.map((one) => element('li', { className: one.kind, textContent: happened(one, roles) })));
  const scroll = element('div', { className: 'trial-log', tabIndex: 0, role: 'region', ariaLabel: text('studio.log') }, list);
  return element('section', { className: 'sheet' }, element('h3', { textContent: text('studio.log') }), scroll);
}

function happened({ kind, element: step, detail }: { kind: string; element: string; detail: string }, roles: Record<string, string>): string {
  const name = inWords(step);
  switch (kind) {
    case 'opened':
      return text('studio.log-opened', name, roles[detail] ?? detail);
    case 'answered':
      return text('studio.log-answered', name);
    case 'withdrawn':
      return text('studio.log-withdrawn', name);
    case 'ran':
      return text('studio.log-ran', name);
    case 'fired':
      return text('studio.log-fired', name);
    case 'decided':
      return text('studio.log-decided', step, detail.replace(/^\{|}$/g, ''));
    default:
      return text('studio.log-failed', name, detail);
  }
}

/** As its id has it: Task_RecordGroundTruth is "Record ground truth". */
export function inWords(step: string): string {
  const words = step.slice(step.indexOf('_') + 1).replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function pairs(values: Record<string, string>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name} = ${value}`)
    .join(', ');
}

function table(title: string, columns: string[], rows: string[][], none: string): HTMLElement {
  const heading = element('h3', { textContent: title });
  if (rows.length === 0) return element('section', { className: 'sheet' }, heading, element('p', { textContent: none }));
  const head = element('thead', {}, element('tr', {}, ...columns.map((column) => element('th', { textContent: column }))));
  const body = element('tbody', {}, ...rows.map((row) => element('tr', {}, ...row.map((cell, at) => element(at === 0 ? 'th' : 'td', { textContent: cell, ...(at === 0 ? { scope: 'row' } : {}) })))));
  const scroll = element('div', { className: 'scroll', tabIndex: 0, role: 'region', ariaLabel: title }, element('table', { className: 'trial-values' }, head, body));
  return element('section', { className: 'sheet' }, heading, scroll);
}
