package dev.consilium.worklist.web;

import dev.consilium.annotation.LabelSchema;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.CurrentActor;
import dev.consilium.worklist.Claiming;
import dev.consilium.worklist.FoundPictures;
import dev.consilium.worklist.GuidelineKnowledge;
import dev.consilium.worklist.OwnReadings;
import dev.consilium.worklist.RaiseCommand;
import dev.consilium.worklist.Raising;
import dev.consilium.worklist.TaskKind;
import dev.consilium.worklist.TaskSheet;
import dev.consilium.worklist.TaskView;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of one task, and taking it, giving it back and declining it. The form itself goes to the API. */
@Controller
@RequestMapping("/tasks/{id}")
class TaskPages {
    private static final String WORKLIST = "redirect:/";

    private final TaskSheet sheet;
    private final Claiming claiming;
    private final Raising raising;
    private final FormIsland island;
    private final LesionIslands lesions;
    private final ReadingsIsland readings;
    private final RedactionIsland redaction;
    private final FoundPictures pictures;
    private final GuidelinePanel panel;
    private final GuidelineKnowledge knowledge;
    private final OwnReadings earlier;
    private final CurrentActor current;

    TaskPages(
            TaskSheet sheet,
            Claiming claiming,
            Raising raising,
            FormIsland island,
            LesionIslands lesions,
            ReadingsIsland readings,
            RedactionIsland redaction,
            FoundPictures pictures,
            GuidelinePanel panel,
            GuidelineKnowledge knowledge,
            OwnReadings earlier,
            CurrentActor current) {
        this.sheet = sheet;
        this.claiming = claiming;
        this.raising = raising;
        this.island = island;
        this.lesions = lesions;
        this.readings = readings;
        this.redaction = redaction;
        this.pictures = pictures;
        this.panel = panel;
        this.knowledge = knowledge;
        this.earlier = earlier;
        this.current = current;
    }

    @GetMapping
    String task(@PathVariable String id, Model model) {
        Actor reader = current.require();
        TaskView view = sheet.of(id, reader);
        model.addAttribute("view", view);
        model.addAttribute("task", view.task());
        model.addAttribute("hanging", view.hanging());
        model.addAttribute("classNames", classNames(Objects.requireNonNullElse(view.classes(), List.of())));
        panel.show(view, reader, model);
        if (view.task().mine() && view.task().kind() == TaskKind.READING) {
            model.addAttribute("earlier", earlier.of(view.task().project(), reader));
        }
        if (view.form() != null) {
            model.addAttribute("island", island.of(view));
        }
        if (view.findings() != null) {
            model.addAttribute("found", pictures.of(view.series().id(), view.findings(), reader));
        }
        model.addAttribute("redacting", redaction.of(view));
        model.addAttribute("marking", lesions.marking(view));
        model.addAttribute("comparing", lesions.comparing(view));
        model.addAttribute("overlaid", readings.of(view));
        model.addAttribute("marks", lesions.marks(view));
        return "task-" + view.task().kind().code();
    }

    @PostMapping("/claim")
    String claim(@PathVariable String id, RedirectAttributes flash) {
        return act(() -> claiming.claim(id, current.require()), "redirect:/tasks/" + id, flash);
    }

    /** From now on its reader knows the guideline of this task. */
    @PostMapping("/guideline-read")
    String guidelineRead(@PathVariable String id, RedirectAttributes flash) {
        return act(() -> knowledge.know(id, current.require()), "redirect:/tasks/" + id + "#guideline", flash);
    }

    @PostMapping("/release")
    String release(@PathVariable String id, RedirectAttributes flash) {
        return act(() -> claiming.release(id, current.require()), WORKLIST, flash);
    }

    @PostMapping("/decline")
    String decline(@PathVariable String id, @RequestParam String reason, RedirectAttributes flash) {
        return act(() -> claiming.decline(id, reason, current.require()), WORKLIST, flash);
    }

    @PostMapping("/conflict")
    String conflict(@PathVariable String id, @RequestParam String reason, RedirectAttributes flash) {
        return raise(id, new RaiseCommand("conflict-of-interest", reason, null), WORKLIST, flash);
    }

    @PostMapping("/question")
    String question(@PathVariable String id, @RequestParam String question, RedirectAttributes flash) {
        return raise(id, new RaiseCommand("missing-information", null, question), "redirect:/tasks/" + id, flash);
    }

    private String raise(String id, RaiseCommand command, String then, RedirectAttributes flash) {
        return act(() -> raising.raise(id, command, current.require()), then, flash);
    }

    /** Whatever was refused is said on the worklist, where there is something else to take. */
    private static String act(Runnable action, String then, RedirectAttributes flash) {
        try {
            action.run();
            return then;
        } catch (Refusal refused) {
            flash.addFlashAttribute("refusal", refused.sentence(LocaleContextHolder.getLocale()));
            return WORKLIST;
        }
    }

    static Map<String, String> classNames(List<LabelSchema.LabelClass> classes) {
        return classes.stream().collect(Collectors.toMap(LabelSchema.LabelClass::code, LabelSchema.LabelClass::name));
    }
}
