package dev.consilium.studio.web;

import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.CurrentActor;
import dev.consilium.identity.Role;
import dev.consilium.project.CaseState;
import dev.consilium.studio.Draft;
import dev.consilium.studio.DraftAccess;
import dev.consilium.studio.DraftFiles;
import dev.consilium.studio.Drafts;
import dev.consilium.studio.trial.ReplayLine;
import dev.consilium.studio.trial.ReplayRun;
import dev.consilium.studio.trial.ReplayRuns;
import dev.consilium.studio.trial.ReplayState;
import jakarta.servlet.ServletContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a draft is tried: a dry run, and replays side by side. */
@Controller
@RequestMapping("/drafts/{id}")
class TrialPages {

    private final Drafts drafts;
    private final DraftFiles files;
    private final DraftAccess access;
    private final ReplayRuns runs;
    private final MessageSource messages;
    private final ServletContext context;
    private final CurrentActor current;

    TrialPages(
            Drafts drafts,
            DraftFiles files,
            DraftAccess access,
            ReplayRuns runs,
            MessageSource messages,
            ServletContext context,
            CurrentActor current) {
        this.drafts = drafts;
        this.files = files;
        this.access = access;
        this.runs = runs;
        this.messages = messages;
        this.context = context;
        this.current = current;
    }

    /**
     * @param begin where dry runs are begun; @param runs address of dry runs
     * @param states what states of cases are called, by their code; @param roles the same of groups that diagrams name
     */
    public record DryRunProps(String begin, String runs, Map<String, String> states, Map<String, String> roles) {}

    @GetMapping("/dry-run")
    String dryRun(@PathVariable String id, Model model) {
        Actor actor = current.require();
        frame(drafts.get(id, actor), "dry-run", actor, model);
        String api = context.getContextPath() + "/api";
        model.addAttribute(
                "island",
                new DryRunProps(
                        api + "/drafts/" + id + "/dry-runs",
                        api + "/dry-runs/",
                        Stream.of(CaseState.values())
                                .collect(Collectors.toMap(
                                        state -> state.name().toLowerCase(Locale.ROOT),
                                        state -> said("case-state." + state))),
                        Stream.of(Role.values()).collect(Collectors.toMap(Role::group, role -> said("role." + role)))));
        return "studio-dry-run";
    }

    private String said(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }

    /** @param begin where replays are begun; @param runs address of replays; @param running one that is under way, null for none */
    public record ReplayProps(
            String begin, String runs, @Nullable String running, String page) {}

    /** @param run id of the replay shown, the latest that is done where none is named; @param with another of the project beside it */
    @GetMapping("/replay")
    String replay(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String run,
            @RequestParam(required = false) @Nullable String with,
            Model model) {
        Actor actor = current.require();
        Draft draft = drafts.get(id, actor);
        frame(draft, "replay", actor, model);
        List<ReplayLine> all = runs.ofDraft(id, actor);
        ReplayRun shown = run == null ? latest(all, actor) : ofProject(run, draft, actor);
        ReplayRun beside = with == null || with.isBlank() ? null : comparable(with, draft, actor);
        model.addAttribute("runs", all);
        model.addAttribute("me", actor.id());
        model.addAttribute("shown", shown);
        model.addAttribute("beside", beside);
        model.addAttribute("blinded", runs.isBlinded(draft.projectId(), actor));
        model.addAttribute(
                "others",
                runs.comparable(id, actor).stream()
                        .filter(other -> shown == null || !other.id().equals(shown.id()))
                        .toList());
        model.addAttribute("draftNames", draftNames(draft, actor));
        model.addAttribute("island", props(id, all));
        List<CountedRun> counts = counts(shown, beside);
        model.addAttribute("counts", counts);
        model.addAttribute(
                "steps",
                counts.stream()
                        .flatMap(counted -> counted.counts().keySet().stream())
                        .distinct()
                        .sorted()
                        .toList());
        return "studio-replay";
    }

    /** What came of it goes for good. */
    @PostMapping("/replays/{run}/removal")
    String remove(@PathVariable String id, @PathVariable String run, RedirectAttributes redirect) {
        try {
            runs.remove(run, current.require());
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.CONFLICT) {
                throw refusal;
            }
            redirect.addFlashAttribute("refusal", refusal.sentence(LocaleContextHolder.getLocale()));
        }
        return "redirect:/drafts/" + id + "/replay";
    }

    private @Nullable ReplayRun latest(List<ReplayLine> all, Actor actor) {
        return all.stream()
                .filter(one -> one.state() == ReplayState.DONE)
                .findFirst()
                .map(one -> runs.get(one.id(), actor))
                .orElse(null);
    }

    /** One that has a report to be compared. */
    private ReplayRun comparable(String with, Draft draft, Actor actor) {
        ReplayRun other = ofProject(with, draft, actor);
        if (other.report() == null) {
            throw Refusal.notFound("replay");
        }
        return other;
    }

    /** Of the same project, so that nobody who may see the one may not see the other. */
    private ReplayRun ofProject(String id, Draft draft, Actor actor) {
        ReplayRun other = runs.get(id, actor);
        if (!drafts.get(other.draftId(), actor).projectId().equals(draft.projectId())) {
            throw Refusal.notFound("replay");
        }
        return other;
    }

    private ReplayProps props(String id, List<ReplayLine> all) {
        Optional<String> running = all.stream()
                .filter(one -> !one.state().over())
                .map(ReplayLine::id)
                .findFirst();
        String path = context.getContextPath();
        return new ReplayProps(
                path + "/api/drafts/" + id + "/replays",
                path + "/api/replays/",
                running.orElse(null),
                path + "/drafts/" + id + "/replay");
    }

    /** @param diagrams address by name of the file; @param counts how often each element was entered */
    public record CountedRun(Map<String, String> diagrams, Map<String, Long> counts) {}

    private List<CountedRun> counts(@Nullable ReplayRun shown, @Nullable ReplayRun beside) {
        return Stream.of(Optional.ofNullable(shown), Optional.ofNullable(beside))
                .flatMap(Optional::stream)
                .filter(run -> run.report() != null)
                .map(run -> new CountedRun(
                        addresses(run), Objects.requireNonNull(run.report()).elements()))
                .toList();
    }

    private Map<String, String> addresses(ReplayRun run) {
        Map<String, String> addresses = new LinkedHashMap<>();
        run.diagrams()
                .forEach(name -> addresses.put(
                        name, context.getContextPath() + "/api/replays/" + run.id() + "/diagrams/" + name));
        return addresses;
    }

    private Map<String, String> draftNames(Draft draft, Actor actor) {
        Map<String, String> names = new TreeMap<>();
        drafts.ofProject(draft.projectId(), actor).forEach(one -> names.put(one.id(), one.name()));
        names.put(draft.id(), draft.name());
        return names;
    }

    private void frame(Draft draft, String here, Actor actor, Model model) {
        model.addAttribute("draft", draft);
        model.addAttribute("files", files.of(draft.id(), actor));
        model.addAttribute("here", here);
        model.addAttribute("designs", access.isDesigner(draft.projectId(), actor));
        model.addAttribute("findings", drafts.findings(draft.id(), actor));
    }
}
