package dev.consilium.worklist.web;

import dev.consilium.worklist.PathView;
import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the island that draws the way of a case starts with. */
@Component
class PathIsland {

    private final ServletContext context;

    PathIsland(ServletContext context) {
        this.context = context;
    }

    Map<String, Object> of(String caseId, List<PathView> paths) {
        return Map.of(
                "diagram", context.getContextPath() + "/api/cases/" + caseId + "/path/{n}/diagram", "paths", paths);
    }
}
