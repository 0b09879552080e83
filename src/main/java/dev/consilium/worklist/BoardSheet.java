package dev.consilium.worklist;

import dev.consilium.arbitration.edgecase.Board;
import dev.consilium.arbitration.edgecase.BoardView;
import dev.consilium.arbitration.edgecase.EdgeCaseQuery;
import dev.consilium.arbitration.edgecase.Likeness;
import dev.consilium.arbitration.edgecase.SimilarCases;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.project.Duty;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lays out what a member of the edge-case board works with. */
@Component
public class BoardSheet {
    private final Worklist worklist;
    private final Board board;
    private final SimilarCases similar;
    private final RegisterFile register;

    BoardSheet(Worklist worklist, Board board, SimilarCases similar, RegisterFile register) {
        this.worklist = worklist;
        this.board = board;
        this.similar = similar;
        this.register = register;
    }

    Map<String, List<Choices.Choice>> options(WorklistItem item, Actor holder) {
        return Map.of(
                "readers",
                Choices.readers(board.present(item.requireCase(), BoardSeats.of(item), holder)
                        .readings()));
    }

    BoardMaterial material(WorklistItem item, Actor holder) {
        BoardView view = board.present(item.requireCase(), BoardSeats.of(item), holder);
        return new BoardMaterial(view, similar(item, Likeness.of(view.category()), holder));
    }

    /**
     * What the board said of cases like the one of this task, for whoever sits on its board: of this category or with these tags, and of the
     * class and the modality where that is asked for.
     *
     * @param tags separated by commas @param labelClass that the board gave
     * @throws Refusal NOT_FOUND unless the task is of a board and held by the one who asks, INVALID {@code CATEGORY_UNKNOWN},
     *     UNPROCESSABLE {@code TAG_INVALID}, {@code TAGS_TOO_MANY}
     */
    public List<BoardMaterial.SimilarView> similar(
            String taskId,
            @Nullable String category,
            @Nullable String tags,
            @Nullable String labelClass,
            boolean sameModality,
            Actor holder) {
        WorklistItem item = worklist.visible(taskId, holder).requireOpen();
        if (item.kind().duty() != Duty.BOARD || !item.isHeldBy(holder)) {
            throw Refusal.notFound("task");
        }
        EdgeCaseQuery query = EdgeCaseQuery.of(category, null, null, null);
        List<String> given = tags == null ? List.of() : Arrays.asList(tags.split(","));
        String named = labelClass == null || labelClass.isBlank() ? null : labelClass;
        return similar(item, new Likeness(query.category(), given, named, sameModality), holder);
    }

    private List<BoardMaterial.SimilarView> similar(WorklistItem item, Likeness asked, Actor holder) {
        return similar.to(item.projectId(), item.requireCase(), asked).stream()
                .map(found -> new BoardMaterial.SimilarView(register.view(found.entry(), holder), found.similarity()))
                .toList();
    }
}
