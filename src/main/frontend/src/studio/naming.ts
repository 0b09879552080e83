import type { EventBus, Modeling, Registry, Shape } from './shapes';

const GENERATED = /^[A-Za-z]+_[01][0-9a-z]{6}$/;

const PREFIXES: Record<string, string> = {
  'bpmn:StartEvent': 'StartEvent',
  'bpmn:EndEvent': 'EndEvent',
  'bpmn:BoundaryEvent': 'BoundaryEvent',
  'bpmn:IntermediateCatchEvent': 'IntermediateCatchEvent',
  'bpmn:IntermediateThrowEvent': 'IntermediateThrowEvent',
  'bpmn:SubProcess': 'SubProcess',
  'bpmn:CallActivity': 'CallActivity',
  'bpmn:ExclusiveGateway': 'Gateway',
  'bpmn:InclusiveGateway': 'Gateway',
  'bpmn:ParallelGateway': 'Gateway',
  'bpmn:EventBasedGateway': 'Gateway',
};

/** The id that says what an element with this name is, as the linter wants it; none where the name has no letter. */
function idFor(type: string, name: string): string | null {
  const meaning = camel(name);
  const prefix = PREFIXES[type] ?? (type.endsWith('Task') ? 'Task' : null);
  return prefix && meaning ? `${prefix}_${meaning}` : null;
}

function camel(name: string): string {
  const words = name
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '');
  return words
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
    .replace(/^[0-9]+/, '');
}

/** Gives elements whose id was made up one that says what they are, as soon as they have a name. A chosen id is left alone. */
export class Naming {
  static readonly $inject = ['eventBus', 'modeling', 'elementRegistry'];

  constructor(
    eventBus: EventBus,
    private readonly modeling: Modeling,
    private readonly registry: Registry,
  ) {
    const changes = ['shape.create', 'connection.create', 'connection.reconnect', 'element.updateProperties', 'element.updateLabel'];
    eventBus.on(
      changes.map((change) => `commandStack.${change}.postExecuted`),
      200,
      ({ context }: { context: { element?: Shape; shape?: Shape; connection?: Shape } }) => {
        const changed = context.element ?? context.shape ?? context.connection;
        if (changed) this.name(changed.labelTarget ?? changed);
      },
    );
  }

  private name(shape: Shape): void {
    const { businessObject } = shape;
    if (shape.type === 'bpmn:SequenceFlow') return this.nameFlow(shape);
    const wanted = GENERATED.test(businessObject.id) ? idFor(businessObject.$type, businessObject.name ?? '') : null;
    if (!wanted) return;
    this.modeling.updateProperties(shape, { id: this.free(wanted) });
    [...(shape.incoming ?? []), ...(shape.outgoing ?? [])].forEach((flow) => this.nameFlow(flow));
  }

  private nameFlow(flow: Shape): void {
    const ends = [flow.source, flow.target].map((end) => end?.businessObject.id ?? '');
    if (flow.type !== 'bpmn:SequenceFlow' || !GENERATED.test(flow.businessObject.id)) return;
    if (ends.some((id) => id === '' || GENERATED.test(id))) return;
    const [from, to] = ends.map((id) => id.replace(/^[A-Za-z]+_/, '').replace(/_/g, ''));
    this.modeling.updateProperties(flow, { id: this.free(`Flow_${from}_${to}`) });
  }

  private free(id: string): string {
    let free = id;
    for (let number = 2; this.registry.get(free); number++) free = `${id}${number}`;
    return free;
  }
}
