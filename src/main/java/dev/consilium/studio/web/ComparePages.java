package dev.consilium.studio.web;

import dev.consilium.identity.Actor;
import dev.consilium.identity.CurrentActor;
import dev.consilium.project.Projects;
import dev.consilium.project.ProtocolVersion;
import dev.consilium.project.ProtocolVersions;
import dev.consilium.studio.Draft;
import dev.consilium.studio.DraftComparison;
import dev.consilium.studio.DraftFiles;
import dev.consilium.studio.Drafts;
import dev.consilium.studio.FileDifference;
import jakarta.servlet.ServletContext;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A draft beside another one, or beside a version that was deployed. */
@Controller
class ComparePages {

    private final Drafts drafts;
    private final DraftFiles files;
    private final DraftComparison comparison;
    private final Projects projects;
    private final ProtocolVersions versions;
    private final ServletContext context;
    private final CurrentActor current;

    ComparePages(
            Drafts drafts,
            DraftFiles files,
            DraftComparison comparison,
            Projects projects,
            ProtocolVersions versions,
            ServletContext context,
            CurrentActor current) {
        this.drafts = drafts;
        this.files = files;
        this.comparison = comparison;
        this.projects = projects;
        this.versions = versions;
        this.context = context;
        this.current = current;
    }

    /** What the picture of a diagram that changed is told; an address is null where there is none on that side. */
    public record Sides(@Nullable String before, @Nullable String after, String name) {}

    /** @param with what the draft is compared with; the version in force where it is not said */
    @GetMapping("/drafts/{id}/compare")
    String compare(@PathVariable String id, @RequestParam(required = false) @Nullable String with, Model model) {
        Actor actor = current.require();
        Draft draft = drafts.get(id, actor);
        Map<String, String> others = others(draft, actor);
        String other = with == null || !others.containsKey(with)
                ? others.keySet().iterator().next()
                : with;
        model.addAttribute("draft", draft);
        model.addAttribute("files", files.of(id, actor));
        model.addAttribute("others", others);
        model.addAttribute("other", other);
        model.addAttribute("differences", comparison.of(id, other, actor));
        model.addAttribute("sides", new SidesOf(id, other));
        return "studio-compare";
    }

    /** What is said of it by what it is known by: versions first, then drafts. */
    private Map<String, String> others(Draft draft, Actor actor) {
        Map<String, String> others = new LinkedHashMap<>();
        String inForce = projects.get(draft.projectId()).protocolDigest();
        others.put(inForce, named(inForce));
        if (draft.baseDigest() != null) {
            others.putIfAbsent(draft.baseDigest(), named(draft.baseDigest()));
        }
        drafts.ofProject(draft.projectId(), actor).stream()
                .filter(one -> !one.id().equals(draft.id()))
                .forEach(one -> others.put(one.id(), one.name()));
        return others;
    }

    private String named(String digest) {
        ProtocolVersion version = versions.get(digest);
        return version.name() + " " + version.versionTag();
    }

    /** For templates. */
    public final class SidesOf {
        private final String draft;
        private final String other;

        SidesOf(String draft, String other) {
            this.draft = draft;
            this.other = other;
        }

        public Sides of(FileDifference difference) {
            String address = context.getContextPath() + "/api/drafts/" + draft;
            String name = difference.name();
            return new Sides(
                    difference.kind() == FileDifference.Kind.ADDED
                            ? null
                            : address + "/compared/" + name + "?with=" + other,
                    difference.kind() == FileDifference.Kind.REMOVED ? null : address + "/files/" + name,
                    name);
        }
    }

    /** A file as what the draft is compared with has it. */
    @GetMapping("/api/drafts/{id}/compared/{name}")
    ResponseEntity<byte[]> before(@PathVariable String id, @PathVariable String name, @RequestParam String with) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .body(comparison.before(id, with, name, current.require()).getBytes(StandardCharsets.UTF_8));
    }
}
