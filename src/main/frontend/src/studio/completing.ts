import { Catching } from './catching';
import type { EventBus, Factory, Moddle, Modeling, Shape, Shapes, Template, Templates } from './shapes';

/**
 * Lets templates be dropped, which the templates of Camunda 7 alone cannot, and adds what their bindings have no words for: the
 * retry cycle of the job, how often a call runs, what is caught at its boundary, and what the step is for.
 */
export class Completing {
  static readonly $inject = ['eventBus', 'modeling', 'bpmnFactory', 'elementFactory', 'elementTemplates', 'studioCatching'];

  private readonly dropped = new WeakMap<Moddle, Template>();

  constructor(
    eventBus: EventBus,
    private readonly modeling: Modeling,
    private readonly factory: Factory,
    shapes: Shapes,
    templates: Templates,
    private readonly catching: Catching,
  ) {
    templates.createElement = (template) => {
      const kind = template.metadata?.waitsFor?.kind;
      const shape = shapes.createShape({ type: template.appliesTo[0] ?? '', ...(kind && { eventDefinitionType: `bpmn:${kind}EventDefinition` }) });
      this.dropped.set(shape.businessObject, template);
      return shape;
    };
    eventBus.on('commandStack.shape.create.postExecuted', 300, ({ context: { shape } }: { context: { shape: Shape } }) => {
      const template = this.dropped.get(shape.businessObject);
      this.dropped.delete(shape.businessObject);
      if (template) templates.applyTemplate(shape, template);
    });
    eventBus.on(
      'commandStack.propertiesPanel.camunda.changeTemplate.postExecuted',
      300,
      ({ context: { element, newTemplate } }: { context: { element: Shape; newTemplate?: Template } }) => {
        if (newTemplate?.metadata) this.complete(element, newTemplate.metadata);
      },
    );
  }

  private complete(shape: Shape, { documentation, retryCycle, loopCardinality, waitsFor, caught }: NonNullable<Template['metadata']>): void {
    const step = shape.businessObject;
    if (retryCycle) this.retry(shape, retryCycle);
    if (documentation && (step.get('documentation') as Moddle[]).length === 0) {
      this.modeling.updateProperties(shape, { documentation: [this.factory.create('bpmn:Documentation', { text: documentation })] });
    }
    if (loopCardinality && !step.get('loopCharacteristics')) {
      const times = this.factory.create('bpmn:FormalExpression', { body: loopCardinality });
      const loop = this.factory.create('bpmn:MultiInstanceLoopCharacteristics', { loopCardinality: times });
      times.$parent = loop;
      loop.$parent = step;
      this.modeling.updateProperties(shape, { loopCharacteristics: loop });
    }
    if (waitsFor) this.catching.waitFor(shape, waitsFor);
    if (caught) this.catching.attach(shape, caught);
  }

  private retry(shape: Shape, body: string): void {
    const step = shape.businessObject;
    const extensions = (step.get('extensionElements') as Moddle | undefined) ?? this.factory.create('bpmn:ExtensionElements', { values: [] });
    const values = extensions.get('values') as Moddle[];
    if (values.some(({ $type }) => $type === 'camunda:FailedJobRetryTimeCycle')) return;
    const cycle = this.factory.create('camunda:FailedJobRetryTimeCycle', { body });
    cycle.$parent = extensions;
    extensions.$parent = step;
    this.modeling.updateModdleProperties(shape, extensions, { values: [...values, cycle] });
    this.modeling.updateModdleProperties(shape, step, { extensionElements: extensions });
  }
}
