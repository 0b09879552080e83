package dev.consilium.studio.web;

import dev.consilium.studio.ElementTemplate;
import dev.consilium.studio.ElementTemplates;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a designer may drop on a diagram, in the form that bpmn-js and other editors of Camunda 7 read. */
@RestController
class ElementTemplateApi {

    private final ElementTemplates templates;

    ElementTemplateApi(ElementTemplates templates) {
        this.templates = templates;
    }

    @GetMapping("/api/element-templates")
    List<ElementTemplate> all() {
        return templates.all();
    }
}
