/** What is used of the elements and services of bpmn-js. */
export interface Moddle {
  $type: string;
  id: string;
  name?: string;
  get(name: string): unknown;
  $parent?: Moddle;
}

export interface Shape {
  id: string;
  type: string;
  businessObject: Moddle;
  labelTarget?: Shape;
  parent?: Shape;
  incoming?: Shape[];
  outgoing?: Shape[];
  source?: Shape;
  target?: Shape;
}

export interface EventBus {
  on(events: string | string[], told: (event: never) => void): void;
  on(events: string | string[], priority: number, told: (event: never) => void): void;
}

export interface Registry {
  get(id: string): Shape | undefined;
  filter(matches: (shape: Shape) => boolean): Shape[];
}

export interface Modeling {
  updateProperties(shape: Shape, properties: object): void;
  updateModdleProperties(shape: Shape, of: Moddle, properties: object): void;
}

export interface Factory {
  create(type: string, properties?: object): Moddle;
}

/** As the server gives it, with what it completes. */
export interface Template {
  id: string;
  name: string;
  appliesTo: string[];
  metadata?: { documentation?: string; retryCycle?: string; loopCardinality?: string };
}

export interface Templates {
  applyTemplate(shape: Shape, template: Template): Shape;
  createElement(template: Template): Shape;
}
