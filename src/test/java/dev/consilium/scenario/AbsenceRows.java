package dev.consilium.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.common.SqlTime;
import dev.consilium.testing.ReadingTeam;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;

/** An absence that is ahead, or under way, or over: what its diagram waits for, and what comes of it. */
final class AbsenceRows {

    static final String AHEAD = "absence > Gateway_Before";
    static final String AWAY = "absence > Gateway_UntilBack";
    static final String OVER = "absence > EndEvent_Back";

    /** By what waits for what: each is tried below. */
    static final Set<String> ELEMENTS = Set.of(
            "IntermediateCatchEvent_AbsenceBegins",
            "IntermediateCatchEvent_CalledOff",
            "IntermediateCatchEvent_AbsenceOver",
            "IntermediateCatchEvent_BackEarly");

    private final MatrixCells cells;

    AbsenceRows(MatrixCells cells) {
        this.cells = cells;
    }

    static List<String> names() {
        return List.of(AHEAD, AWAY, OVER);
    }

    void all() {
        ReadingTeam world = cells.whole();
        end(world, AHEAD, record(world, Duration.ofDays(1)));
        String away = record(world, Duration.ZERO);
        waitsAt(away, "IntermediateCatchEvent_BackEarly");
        end(world, AWAY, away);
        String passes = record(world, Duration.ofDays(1));
        begin(passes);
        waitsAt(passes, "IntermediateCatchEvent_BackEarly");
        cells.table.put(AHEAD, MatrixCells.DEADLINE, "moves on");
        cells.fireIn(passes, "IntermediateCatchEvent_AbsenceOver");
        isOver(passes);
        cells.table.put(AWAY, MatrixCells.DEADLINE, "moves on");
    }

    /** The clock of the domain reaches it as that of the engine does. */
    private void begin(String absence) {
        cells.jdbc
                .sql("update absence set from_at = :now where id = :id")
                .param("now", SqlTime.of(Instant.now()))
                .param("id", absence)
                .update();
        cells.fireIn(absence, "IntermediateCatchEvent_AbsenceBegins");
    }

    private static String record(ReadingTeam world, Duration ahead) {
        Instant from = Instant.now().plus(ahead);
        return world.team()
                .as("ada")
                .post(
                        "/api/me/absences",
                        Map.of(
                                "from",
                                from.toString(),
                                "until",
                                from.plus(Duration.ofDays(1)).toString()))
                .expect(201)
                .json()
                .path("id")
                .asText();
    }

    private void end(ReadingTeam world, String row, String absence) {
        world.team().as("ada").delete("/api/me/absences/" + absence).expect(204);
        isOver(absence);
        cells.table.put(row, MatrixCells.CALLED_OFF, "204");
        Map<String, Object> before = row(absence);
        assertThat(world.team()
                        .as("ada")
                        .delete("/api/me/absences/" + absence)
                        .expect(404)
                        .code())
                .isEqualTo("NOT_FOUND");
        assertThat(row(absence)).isEqualTo(before);
        cells.table.put(OVER, MatrixCells.CALLED_OFF, "404 NOT_FOUND");
    }

    private Map<String, Object> row(String absence) {
        return cells.jdbc
                .sql("select * from absence where id = :id")
                .param("id", absence)
                .query()
                .singleRow();
    }

    private void waitsAt(String absence, String event) {
        Awaitility.await()
                .until(() -> cells.runtime
                                .createEventSubscriptionQuery()
                                .activityId(event)
                                .processInstanceId(instance(absence))
                                .count()
                        == 1);
    }

    private String instance(String absence) {
        return cells.runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(absence)
                .singleResult()
                .getId();
    }

    private void isOver(String absence) {
        Awaitility.await()
                .until(() -> cells.runtime
                                .createProcessInstanceQuery()
                                .processInstanceBusinessKey(absence)
                                .count()
                        == 0);
        assertThat(row(absence).get("ended_at")).isNotNull();
    }
}
