declare module '*.css';

declare module 'bpmn-js-differ' {
  export function diff(before: unknown, after: unknown): Record<'_added' | '_removed' | '_changed' | '_layoutChanged', Record<string, unknown>>;
}
