package dev.consilium.worklist;

import dev.consilium.identity.Actor;
import dev.consilium.project.Questions;
import dev.consilium.workflow.task.TaskDesk;
import dev.consilium.workflow.task.TaskOutcome;
import dev.consilium.workflow.variable.Variables;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** A data manager has answered a question about a case. */
@Component
class QuestionConclusion implements TaskConclusion {

    private static final String ANSWER = "answer";

    private final DeployedForms forms;
    private final TaskDesk desk;
    private final Questions questions;

    QuestionConclusion(DeployedForms forms, TaskDesk desk, Questions questions) {
        this.forms = forms;
        this.desk = desk;
        this.questions = questions;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.QUESTION;
    }

    @Override
    public TaskOutcome conclude(WorklistItem item, CompleteTaskCommand command, Actor actor) {
        Map<String, Object> form = Objects.requireNonNullElse(command.form(), Map.of());
        forms.requireFilled(item, form, actor);
        String questionId = desk.find(item.taskId(), Variables.QUESTION_ID).orElseThrow();
        questions.answer(questionId, String.valueOf(form.get(ANSWER)), actor);
        return TaskOutcome.none();
    }
}
