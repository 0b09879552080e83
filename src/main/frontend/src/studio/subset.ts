interface Group {
  id: string;
  entries?: { id: string }[];
}

interface Panel {
  registerProvider(provider: { getGroups(): (groups: Group[]) => Group[] }, priority: number): void;
}

/** What the server validates, and what only says something; it refuses every other kind. */
const KINDS = ['textfield', 'textarea', 'number', 'select', 'radio', 'checkbox', 'checklist', 'text', 'separator', 'spacer'];

const GROUPS = ['condition', 'custom-values', 'securityAttributes'];
const ENTRIES = /(defaultValue|disabled|readonly|searchable|serialize|patternErrorMessage|versionTag)/i;

/** Offers of all that form-js can do what the server understands; what a form already holds stays as it is. */
class OfferedKinds {
  static readonly $inject = ['formFields', 'propertiesPanel'];

  constructor(fields: { _formFields: Record<string, unknown> }, panel: Panel) {
    for (const kind of Object.keys(fields._formFields)) {
      if (!KINDS.includes(kind)) Object.defineProperty(fields._formFields, kind, { enumerable: false });
    }
    panel.registerProvider(
      {
        getGroups: () => (groups) =>
          groups
            .filter(({ id }) => !GROUPS.includes(id))
            .map((group) => ({ ...group, ...(group.entries ? { entries: group.entries.filter(({ id }) => !ENTRIES.test(id)) } : {}) }) as Group),
      },
      100,
    );
  }
}

export const Subset = { __init__: ['offeredKinds'], offeredKinds: ['type', OfferedKinds] };
