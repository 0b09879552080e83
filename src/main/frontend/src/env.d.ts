declare module '*.css';
declare module 'bpmn-js-properties-panel';
declare module 'bpmn-js-element-templates';
declare module 'bpmn-js-create-append-anything';
declare module '@bpmn-io/element-template-chooser';
declare module 'bpmn-js-token-simulation';
declare module 'bpmn-js-color-picker';
declare module 'bpmn-auto-layout';
declare module 'diagram-js-minimap';
declare module 'camunda-bpmn-js-behaviors/lib/camunda-platform';
declare module 'camunda-bpmn-moddle/resources/camunda.json';
declare module 'dmn-js/lib/Modeler';

declare module 'bpmn-js-differ' {
  export function diff(before: unknown, after: unknown): Record<'_added' | '_removed' | '_changed' | '_layoutChanged', Record<string, unknown>>;
}
