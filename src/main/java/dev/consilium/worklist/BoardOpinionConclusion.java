package dev.consilium.worklist;

import dev.consilium.arbitration.edgecase.Board;
import dev.consilium.identity.Actor;
import dev.consilium.workflow.task.TaskOutcome;
import org.springframework.stereotype.Component;

/** A member of the edge-case board has given an opinion and signed. */
@Component
class BoardOpinionConclusion implements TaskConclusion {

    private final BoardForms forms;
    private final Board board;

    BoardOpinionConclusion(BoardForms forms, Board board) {
        this.forms = forms;
        this.board = board;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.BOARD_OPINION;
    }

    @Override
    public TaskOutcome conclude(WorklistItem item, CompleteTaskCommand command, Actor actor) {
        board.give(item.requireCase(), BoardSeats.of(item), forms.opinion(item, command, actor), actor);
        return TaskOutcome.none();
    }
}
