import type { EventBus, Factory, Moddle, Modeling, Shape, Template, Templates } from './shapes';

interface ElementFactory {
  createShape(attributes: { type: string }): Shape;
}

/**
 * Lets templates be dropped, which the templates of Camunda 7 alone cannot, and adds what their bindings have no words for: the
 * retry cycle of the job, how often a call runs, and what the step is for.
 */
export class Completing {
  static readonly $inject = ['eventBus', 'modeling', 'bpmnFactory', 'elementFactory', 'elementTemplates'];

  private readonly dropped = new WeakMap<Moddle, Template>();

  constructor(
    eventBus: EventBus,
    private readonly modeling: Modeling,
    private readonly factory: Factory,
    elementFactory: ElementFactory,
    templates: Templates,
  ) {
    templates.createElement = (template) => {
      const shape = elementFactory.createShape({ type: template.appliesTo[0] ?? '' });
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

  private complete(shape: Shape, { documentation, retryCycle, loopCardinality }: NonNullable<Template['metadata']>): void {
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
