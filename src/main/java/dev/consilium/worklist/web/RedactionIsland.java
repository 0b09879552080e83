package dev.consilium.worklist.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.consilium.worklist.QuarantineMaterial;
import dev.consilium.worklist.TaskDraft;
import dev.consilium.worklist.TaskView;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the browser's island for blacking pixels is told. */
@Component
class RedactionIsland {

    /** Null for any other task, and where there are no images. */
    @Nullable
    Map<String, Object> of(TaskView view) {
        if (!(view.material() instanceof QuarantineMaterial material) || material.images() == 0) {
            return null;
        }
        JsonNode regions = entered(view, "regions");
        return Map.of(
                "images", material.images(),
                "textRisk", material.textRisk(),
                "proposed", material.text(),
                "entered", regions.isArray() ? regions : List.of(),
                "checked", entered(view, "checked").asBoolean(false),
                "device", material.device(),
                "forDevice", entered(view, "forDevice").asBoolean(false));
    }

    private static JsonNode entered(TaskView view, String member) {
        TaskDraft draft = view.draft();
        return draft == null ? MissingNode.getInstance() : draft.content().path(member);
    }
}
