package dev.consilium.worklist;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.consilium.project.Duty;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a person is asked to do; follows from the form the diagram names. */
public enum TaskKind {
    READING("first-read", Duty.READER),
    SPECIALIST_REVIEW("specialist-review", Duty.SPECIALIST),
    ARBITRATION("senior-arbitration", Duty.ARBITER),
    PANEL_VOTE("panel-vote", Duty.PANEL),
    CHAIR_DECISION("chair-decision", Duty.PANEL),
    BOARD_OPINION("board-opinion", Duty.BOARD),
    BOARD_CHAIR("board-chair", Duty.BOARD),
    AUDIT("audit", Duty.AUDITOR),
    QUESTION("answer-question", Duty.INFORMANT),
    QUARANTINE("quarantine-review", null);

    private final String form;
    private final @Nullable Duty duty;

    TaskKind(String form, @Nullable Duty duty) {
        this.form = form;
        this.duty = duty;
    }

    static TaskKind ofForm(String form) {
        return Arrays.stream(values())
                .filter(kind -> kind.form.equals(form))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no task page for the form " + form));
    }

    /** Forms of the tasks that give this part in a case. */
    static List<String> formsOf(Duty duty) {
        return Arrays.stream(values())
                .filter(kind -> kind.duty == duty)
                .map(kind -> kind.form)
                .toList();
    }

    String form() {
        return form;
    }

    /** The part in the case that whoever takes the task has from then on; null where it gives none. */
    @Nullable
    Duty duty() {
        return duty;
    }

    /** Whether it lays the lesions of a case side by side, to be answered one by one. */
    boolean answersLesions() {
        return duty == Duty.ARBITER || duty == Duty.PANEL;
    }

    /** Whether its holder may draw labels of their own. */
    boolean drawsLabels() {
        return this == READING || this == SPECIALIST_REVIEW || answersLesions();
    }

    /** Lower case with hyphens, as in JSON and in the names of templates. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
