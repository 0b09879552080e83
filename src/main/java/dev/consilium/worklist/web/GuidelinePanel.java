package dev.consilium.worklist.web;

import dev.consilium.annotation.LabelSchema;
import dev.consilium.identity.Actor;
import dev.consilium.project.Guidelines;
import dev.consilium.worklist.GuidelineKnowledge;
import dev.consilium.worklist.RegisterFile;
import dev.consilium.worklist.TaskView;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the page of a task shows of its guideline: contents, classes, text and what changed since its reader knew it. */
@Component
class GuidelinePanel {

    private final Guidelines guidelines;
    private final GuidelineKnowledge knowledge;
    private final RegisterFile register;

    GuidelinePanel(Guidelines guidelines, GuidelineKnowledge knowledge, RegisterFile register) {
        this.guidelines = guidelines;
        this.knowledge = knowledge;
        this.register = register;
    }

    void show(TaskView view, Actor reader, Model model) {
        TaskView.Guideline guideline = view.guideline();
        if (guideline == null) {
            return;
        }
        List<LabelSchema.LabelClass> classes = Objects.requireNonNullElse(view.classes(), List.of());
        Guidelines.Shown shown = guidelines.shown(guideline.markdown(), classes);
        model.addAttribute("guidelineHtml", shown.html());
        model.addAttribute("guidelineContents", shown.contents());
        model.addAttribute("guidelineClasses", shown.classes());
        model.addAttribute("registerOpen", register.isOpenTo(view.task().project(), reader));
        knowledge
                .changes(view.task().id(), reader)
                .ifPresent(changes -> model.addAttribute("guidelineChanges", changes));
    }
}
