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
  attachers?: Shape[];
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Shapes {
  createShape(attributes: { type: string; eventDefinitionType?: string; cancelActivity?: boolean }): Shape;
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
  createShape(shape: Shape, at: { x: number; y: number }, target: Shape, hints: { attach: boolean }): Shape;
  resizeShape(shape: Shape, bounds: { x: number; y: number; width: number; height: number }): void;
  updateModdleProperties(shape: Shape, of: Moddle, properties: object): void;
}

export interface Factory {
  create(type: string, properties?: object): Moddle;
}

/** What an event waits for: `code` is also the name of a message or the duration of a timer. */
export interface Trigger {
  kind: string;
  id: string;
  name: string;
  code: string;
}

/** A boundary event. */
export interface Caught {
  name: string;
  documentation?: string;
  interrupting: boolean;
  trigger: Trigger;
}

/** As the server gives it, with what it completes. */
export interface Template {
  id: string;
  name: string;
  appliesTo: string[];
  metadata?: { documentation?: string; retryCycle?: string; loopCardinality?: string; waitsFor?: Trigger; caught?: Caught[] };
}

export interface Templates {
  applyTemplate(shape: Shape, template: Template): Shape;
  createElement(template: Template): Shape;
}
