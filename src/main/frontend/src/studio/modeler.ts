import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn.css';
import '@bpmn-io/properties-panel/assets/properties-panel.css';
import 'bpmn-js-element-templates/dist/assets/element-templates.css';
import '@bpmn-io/element-template-chooser/dist/element-template-chooser.css';
import 'bpmn-js-color-picker/colors/color-picker.css';
import 'diagram-js-minimap/assets/diagram-js-minimap.css';
import 'bpmn-js-token-simulation/assets/css/bpmn-js-token-simulation.css';
import ElementTemplateChooserModule from '@bpmn-io/element-template-chooser';
import BpmnModeler from 'bpmn-js/lib/Modeler';
import ColorPickerModule from 'bpmn-js-color-picker';
import { CreateAppendAnythingModule, CreateAppendElementTemplatesModule } from 'bpmn-js-create-append-anything';
import { ElementTemplatesPropertiesProviderModule } from 'bpmn-js-element-templates';
import { BpmnPropertiesPanelModule, BpmnPropertiesProviderModule, CamundaPlatformPropertiesProviderModule } from 'bpmn-js-properties-panel';
import TokenSimulationModule from 'bpmn-js-token-simulation';
import CamundaBehaviors from 'camunda-bpmn-js-behaviors/lib/camunda-platform';
import camunda from 'camunda-bpmn-moddle/resources/camunda.json';
import MinimapModule from 'diagram-js-minimap';
import { Catching } from './catching';
import { Completing } from './completing';
import { Naming } from './naming';
import { Offered } from './offered';
import type { Template } from './shapes';

const Studio = {
  __init__: ['studioCompleting', 'studioNaming', 'studioOffered'],
  studioCatching: ['type', Catching],
  studioCompleting: ['type', Completing],
  studioNaming: ['type', Naming],
  studioOffered: ['type', Offered],
};

/** The editor of diagrams for Camunda 7, with the templates that may be dropped. */
export function modeler(container: HTMLElement, properties: HTMLElement, templates: Template[]): BpmnModeler {
  return new BpmnModeler({
    container,
    propertiesPanel: { parent: properties, layout: { groups: { 'ElementTemplates__CustomProperties-parameters': { open: true } } } },
    elementTemplates: templates,
    moddleExtensions: { camunda },
    additionalModules: [
      BpmnPropertiesPanelModule,
      BpmnPropertiesProviderModule,
      CamundaPlatformPropertiesProviderModule,
      ElementTemplatesPropertiesProviderModule,
      CamundaBehaviors,
      CreateAppendAnythingModule,
      CreateAppendElementTemplatesModule,
      ElementTemplateChooserModule,
      ColorPickerModule,
      MinimapModule,
      TokenSimulationModule,
      Studio,
    ] as never[],
  });
}
