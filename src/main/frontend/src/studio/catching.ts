import type { Caught, Factory, Moddle, Modeling, Shape, Shapes, Trigger } from './shapes';

/** Room for one boundary event and its name, in px of the diagram. */
const EVENT_WIDTH = 60;

const CODES: Record<string, string> = { Error: 'errorCode', Escalation: 'escalationCode', Message: 'name' };

/** Gives events what they wait for, declared once in the diagram, and steps the boundary events that catch what comes out of them. */
export class Catching {
  static readonly $inject = ['modeling', 'bpmnFactory', 'elementFactory'];

  constructor(
    private readonly modeling: Modeling,
    private readonly factory: Factory,
    private readonly shapes: Shapes,
  ) {}

  /** Those that are there already stay as they are. */
  attach(host: Shape, caught: Caught[]): void {
    const missing = caught.filter((one) => !(host.attachers ?? []).some((event) => catches(event, one)));
    if (missing.length === 0) return;
    const width = Math.max(host.width, caught.length * EVENT_WIDTH);
    this.modeling.resizeShape(host, { x: host.x, y: host.y, width, height: host.height });
    missing.forEach((event, place) => {
      const x = host.x + ((place + 0.5) * width) / missing.length;
      this.add(host, event, { x, y: host.y + host.height });
    });
  }

  private add(host: Shape, { name, documentation, interrupting, trigger }: Caught, at: { x: number; y: number }): void {
    const event = this.shapes.createShape({
      type: 'bpmn:BoundaryEvent',
      eventDefinitionType: `bpmn:${trigger.kind}EventDefinition`,
      cancelActivity: interrupting,
    });
    const attached = this.modeling.createShape(event, at, host, { attach: true });
    this.modeling.updateProperties(attached, {
      name,
      ...(documentation && { documentation: [this.factory.create('bpmn:Documentation', { text: documentation })] }),
    });
    this.waitFor(attached, trigger);
  }

  waitFor(event: Shape, trigger: Trigger): void {
    const definition = definitionOf(event);
    if (!definition) return;
    if (trigger.kind === 'Timer') {
      const duration = this.factory.create('bpmn:FormalExpression', { body: trigger.code });
      duration.$parent = definition;
      this.modeling.updateModdleProperties(event, definition, { timeDuration: duration });
    } else {
      this.modeling.updateModdleProperties(event, definition, { [`${trigger.kind.toLowerCase()}Ref`]: this.declared(event, trigger) });
    }
  }

  private declared(event: Shape, { kind, id, name, code }: Trigger): Moddle {
    const definitions = definitionsOf(event.businessObject);
    const roots = definitions.get('rootElements') as Moddle[];
    const known = roots.find((root) => root.$type === `bpmn:${kind}` && root.get(CODES[kind] ?? '') === code);
    if (known) return known;
    const declared = this.factory.create(`bpmn:${kind}`, { id, name, [CODES[kind] ?? 'name']: code });
    declared.$parent = definitions;
    this.modeling.updateModdleProperties(event, definitions, { rootElements: [declared, ...roots] });
    return declared;
  }
}

function definitionOf(event: Shape): Moddle | undefined {
  return (event.businessObject.get('eventDefinitions') as Moddle[] | undefined)?.[0];
}

/** Timers are told apart by their names, as several may run the same time. */
function catches(event: Shape, { name, trigger: { kind, code } }: Caught): boolean {
  const definition = definitionOf(event);
  if (definition?.$type !== `bpmn:${kind}EventDefinition`) return false;
  if (kind === 'Timer') return event.businessObject.name === name;
  return (definition.get(`${kind.toLowerCase()}Ref`) as Moddle | undefined)?.get(CODES[kind] ?? '') === code;
}

function definitionsOf(element: Moddle): Moddle {
  let top = element;
  while (top.$parent) top = top.$parent;
  return top;
}
