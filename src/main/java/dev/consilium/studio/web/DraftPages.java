package dev.consilium.studio.web;

import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.CurrentActor;
import dev.consilium.project.Projects;
import dev.consilium.project.ProtocolVersion;
import dev.consilium.project.ProtocolVersions;
import dev.consilium.studio.Draft;
import dev.consilium.studio.DraftAccess;
import dev.consilium.studio.DraftComment;
import dev.consilium.studio.DraftComments;
import dev.consilium.studio.DraftFile;
import dev.consilium.studio.DraftFiles;
import dev.consilium.studio.DraftState;
import dev.consilium.studio.Drafts;
import dev.consilium.studio.NewFiles;
import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Drafts of a project, and one draft with its parts. */
@Controller
class DraftPages {

    private static final int CHANGES = 50;

    private final Drafts drafts;
    private final DraftFiles files;
    private final DraftComments comments;
    private final DraftAccess access;
    private final NewFiles newFiles;
    private final Projects projects;
    private final ProtocolVersions versions;
    private final ServletContext context;
    private final CurrentActor current;

    DraftPages(
            Drafts drafts,
            DraftFiles files,
            DraftComments comments,
            DraftAccess access,
            NewFiles newFiles,
            Projects projects,
            ProtocolVersions versions,
            ServletContext context,
            CurrentActor current) {
        this.drafts = drafts;
        this.files = files;
        this.comments = comments;
        this.access = access;
        this.newFiles = newFiles;
        this.projects = projects;
        this.versions = versions;
        this.context = context;
        this.current = current;
    }

    @GetMapping("/projects/{id}/drafts")
    String drafts(@PathVariable String id, Model model) {
        Actor actor = current.require();
        model.addAttribute("project", id);
        model.addAttribute("drafts", drafts.ofProject(id, actor));
        model.addAttribute("designs", access.isDesigner(id, actor));
        model.addAttribute("inForce", inForce(id));
        return "studio-drafts";
    }

    private ProtocolVersion inForce(String projectId) {
        return versions.get(projects.get(projectId).protocolDigest());
    }

    /** @param from {@code empty}, {@code protocol} for the version in force, or the id of another draft */
    @PostMapping("/projects/{id}/drafts")
    String begin(
            @PathVariable String id,
            @RequestParam String name,
            @RequestParam(defaultValue = "") String key,
            @RequestParam String from,
            RedirectAttributes redirect) {
        Actor actor = current.require();
        return acting("/projects/" + id + "/drafts", redirect, () -> {
            Draft begun =
                    switch (from) {
                        case "empty" -> drafts.begin(id, name, key, actor);
                        case "protocol" ->
                            drafts.beginFrom(id, name, inForce(id).digest(), actor);
                        default -> drafts.copy(id, from, name, actor);
                    };
            return "/drafts/" + begun.id();
        });
    }

    @GetMapping("/drafts/{id}")
    String draft(@PathVariable String id, Model model) {
        Actor actor = current.require();
        List<DraftFile> parts = frame(drafts.get(id, actor), null, actor, model);
        model.addAttribute("findings", drafts.findings(id, actor));
        List<DraftComment> said = comments.of(id, actor);
        model.addAttribute("comments", said);
        model.addAttribute("elements", comments.elementNames(id, said, actor));
        model.addAttribute("changes", files.changes(id, CHANGES, actor));
        model.addAttribute("revisions", parts.stream().collect(Collectors.toMap(DraftFile::name, DraftFile::revision)));
        return "studio-draft";
    }

    @GetMapping("/drafts/{id}/files/{name}")
    String file(@PathVariable String id, @PathVariable String name, Model model) {
        Actor actor = current.require();
        Draft draft = drafts.get(id, actor);
        DraftFile file = files.read(id, name, actor).file();
        frame(draft, name, actor, model);
        model.addAttribute("file", file);
        model.addAttribute("island", island(draft, file, actor));
        return "studio-file";
    }

    /**
     * What the editor of a file is told.
     *
     * @param file address of its text; @param findings of what has to be mended; @param templates of elements a designer may drop
     * @param rules of label schemas, as JSON Schema; @param preview of a guideline as readers would see it
     * @param comments address of what is said of the draft
     */
    public record EditorProps(
            String file,
            String name,
            String key,
            int revision,
            String findings,
            String templates,
            String presence,
            String rules,
            String preview,
            String comments,
            boolean editable) {}

    private EditorProps island(Draft draft, DraftFile file, Actor actor) {
        String address = context.getContextPath() + "/api/drafts/" + draft.id();
        return new EditorProps(
                address + "/files/" + file.name(),
                file.name(),
                draft.key(),
                file.revision(),
                address + "/findings",
                context.getContextPath() + "/api/element-templates",
                address + "/files/" + file.name() + "/presence",
                context.getContextPath() + "/api/label-schema",
                address + "/guideline-preview",
                address + "/comments",
                isWritten(draft, actor));
    }

    private boolean isWritten(Draft draft, Actor actor) {
        return draft.state() == DraftState.OPEN && access.isDesigner(draft.projectId(), actor);
    }

    private List<DraftFile> frame(Draft draft, @Nullable String here, Actor actor, Model model) {
        List<DraftFile> parts = files.of(draft.id(), actor);
        model.addAttribute("draft", draft);
        model.addAttribute("files", parts);
        model.addAttribute("here", here);
        model.addAttribute("written", isWritten(draft, actor));
        return parts;
    }

    @PostMapping("/drafts/{id}/files")
    String add(@PathVariable String id, @RequestParam String name, RedirectAttributes redirect) {
        Actor actor = current.require();
        return acting(
                "/drafts/" + id,
                redirect,
                () -> "/drafts/" + id + "/files/"
                        + newFiles.add(id, name.strip(), actor).name());
    }

    @PostMapping("/drafts/{id}/files/{name}/removal")
    String remove(
            @PathVariable String id,
            @PathVariable String name,
            @RequestParam int revision,
            RedirectAttributes redirect) {
        Actor actor = current.require();
        return acting("/drafts/" + id, redirect, () -> {
            files.remove(id, name, revision, actor);
            return "/drafts/" + id;
        });
    }

    @PostMapping("/drafts/{id}/changes/{change}/restore")
    String restore(
            @PathVariable String id,
            @PathVariable String change,
            @RequestParam(defaultValue = "0") int revision,
            RedirectAttributes redirect) {
        Actor actor = current.require();
        return acting(
                "/drafts/" + id,
                redirect,
                () -> "/drafts/" + id + "/files/"
                        + files.restore(id, change, revision, actor).name());
    }

    @PostMapping("/drafts/{id}/comments")
    String comment(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String file,
            @RequestParam String text,
            RedirectAttributes redirect) {
        Actor actor = current.require();
        return acting("/drafts/" + id, redirect, () -> {
            comments.add(id, file == null || file.isBlank() ? null : file, null, text, actor);
            return "/drafts/" + id + "#comments";
        });
    }

    @PostMapping("/drafts/{id}/comments/{comment}/settled")
    String settle(@PathVariable String id, @PathVariable String comment) {
        comments.settle(id, comment, current.require());
        return "redirect:/drafts/" + id + "#comments";
    }

    @PostMapping("/drafts/{id}/discard")
    String discard(@PathVariable String id, RedirectAttributes redirect) {
        Actor actor = current.require();
        String project = drafts.get(id, actor).projectId();
        return acting("/drafts/" + id, redirect, () -> {
            drafts.discard(id, actor);
            return "/projects/" + project + "/drafts";
        });
    }

    /** What is refused is said on the page it came from. */
    private static String acting(String back, RedirectAttributes redirect, Supplier<String> work) {
        try {
            return "redirect:" + work.get();
        } catch (Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.NOT_FOUND || refusal.kind() == Refusal.Kind.FORBIDDEN) {
                throw refusal;
            }
            redirect.addFlashAttribute("refusal", refusal.sentence(LocaleContextHolder.getLocale()));
            return "redirect:" + back;
        }
    }
}
