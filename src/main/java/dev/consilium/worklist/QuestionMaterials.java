package dev.consilium.worklist;

import dev.consilium.identity.Actor;
import dev.consilium.project.Questions;
import dev.consilium.workflow.task.TaskDesk;
import dev.consilium.workflow.variable.Variables;
import org.springframework.stereotype.Component;

/** What somebody who works on the case asks. */
@Component
class QuestionMaterials implements TaskMaterials {

    private final TaskDesk desk;
    private final Questions questions;

    QuestionMaterials(TaskDesk desk, Questions questions) {
        this.desk = desk;
        this.questions = questions;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.QUESTION;
    }

    @Override
    public QuestionMaterial material(WorklistItem item, Actor holder) {
        String id = desk.find(item.taskId(), Variables.QUESTION_ID).orElseThrow();
        return new QuestionMaterial(QuestionView.of(questions.get(id), null));
    }
}
