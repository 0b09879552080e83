package dev.consilium.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Supplier;
import org.awaitility.Awaitility;

/** A case that came to one of its ends. */
final class ClosedRows {

    private static final String WITHDRAWN = "EndEvent_Withdrawn";
    private static final Map<String, String> NOT_REOPENED =
            Map.of(WITHDRAWN, "CASE_WITHDRAWN", "EndEvent_Rejected", "IMAGES_REJECTED");

    private final MatrixCells cells;
    private final String name;
    private final Supplier<Standing> fixture;

    ClosedRows(MatrixCells cells, String name, Supplier<Standing> fixture) {
        this.cells = cells;
        this.name = name;
        this.fixture = fixture;
    }

    void staying() {
        Standing at = fixture.get();
        cells.nothingCanBeRaised(name, at, "TASK_CLOSED");
        Map<String, String> codes = Map.of(
                MatrixCells.HOLD,
                "CASE_CLOSED",
                MatrixCells.PRIORITY,
                "CASE_CLOSED",
                MatrixCells.RESUME,
                "CASE_NOT_ON_HOLD");
        codes.forEach((verb, code) -> refuse(verb, at, code));
        cells.joinsUnheard(name, at, "annotator");
        if (NOT_REOPENED.containsKey(name)) {
            refuse(MatrixCells.REOPEN, at, NOT_REOPENED.get(name));
        }
        if (name.equals(WITHDRAWN)) {
            refuse(MatrixCells.WITHDRAW, at, "CASE_WITHDRAWN");
        } else {
            cells.taken(
                    name,
                    MatrixCells.WITHDRAW,
                    at,
                    () -> cells.message(at, MatrixCells.WITHDRAW),
                    () -> cells.isWithdrawn(at));
        }
    }

    void leaving() {
        if (!NOT_REOPENED.containsKey(name)) {
            Standing reopened = fixture.get();
            cells.taken(
                    name,
                    MatrixCells.REOPEN,
                    reopened,
                    () -> cells.message(reopened, MatrixCells.REOPEN),
                    () -> isReadAnew(reopened));
        }
        Standing at = fixture.get();
        cells.taken(name, MatrixCells.STUDY, at, () -> cells.withdrawStudy(at), () -> cells.isWithdrawn(at));
        cells.refused(
                name + ", study withdrawn", MatrixCells.STUDY, at, "STUDY_WITHDRAWN", () -> cells.withdrawStudy(at));
    }

    private void isReadAnew(Standing at) {
        Awaitility.await()
                .until(() -> cells.snapshots.count(
                                at,
                                "act_ru_execution where act_id_ is not null and proc_inst_id_ in " + CaseSnapshots.TREE)
                        > 0);
        assertThat(cells.snapshots.count(at, "reading where case_id = :key and set_aside_at is null"))
                .isZero();
    }

    private void refuse(String verb, Standing at, String code) {
        cells.refused(name, verb, at, code, () -> cells.message(at, verb));
    }
}
