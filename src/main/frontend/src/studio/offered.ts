interface Group {
  id: string;
}

interface Panel {
  registerProvider(priority: number, provider: { getGroups(): (groups: Group[]) => Group[] }): void;
}

interface Menu {
  registerProvider(id: string, priority: number, provider: { getPopupMenuEntries(): (entries: Record<string, unknown>) => Record<string, unknown> }): void;
}

/** What the linter refuses wherever it stands. */
const REFUSED_GROUPS = /__(CandidateStarter|ConnectorInput|ConnectorOutput|ExecutionListener|ExtensionProperties|ExternalTask|FieldInjection|FormData|JobExecution|Script|StartInitiator|TaskListener|Tasklist)$/;
const REFUSED_ENTRIES =
  /(script|manual|send|receive)-task|ad-hoc|transaction|event-sub|compensat|signal|conditional(?!-flow)|link|cancel|complex-gateway|data-|participant|pool|group|loop|choreograph|create-task$|none-task$|append-task$|replace-with-task$/;

/** Offers of all that bpmn-js can do what a protocol may hold; the linter is the judge of what is drawn all the same. */
export class Offered {
  static readonly $inject = ['propertiesPanel', 'popupMenu'];

  constructor(panel: Panel, menu: Menu) {
    panel.registerProvider(100, { getGroups: () => (groups) => groups.filter(({ id }) => !REFUSED_GROUPS.test(id)) });
    for (const kind of ['bpmn-create', 'bpmn-append', 'bpmn-replace']) {
      menu.registerProvider(kind, 100, {
        getPopupMenuEntries: () => (entries) => Object.fromEntries(Object.entries(entries).filter(([id]) => id.includes('template') || !REFUSED_ENTRIES.test(id))),
      });
    }
  }
}
