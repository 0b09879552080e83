package dev.consilium.arbitration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consilium.annotation.EdgeCategory;
import dev.consilium.annotation.Label;
import dev.consilium.arbitration.ReworkRequest.State;
import dev.consilium.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DuplicateKeyException;

/** What holds of reviews and of requests to rework a reading on every database: they only ever grow. */
abstract class ReviewRecordsContract {

    private static final Instant NOW = Instant.parse("2026-11-26T13:00:00.123456Z");
    private static final List<Place> PLACES =
            List.of(new Place(3, 1.5, 2, 10.0, 20.0, "a box"), new Place(0, 4, 5, null, null, "a point"));

    private TestDatabase database;
    private ReviewRows reviews;
    private ReworkRows reworks;
    private Decisions decisions;

    /** A migrated database without reviews. */
    abstract TestDatabase database();

    @BeforeEach
    void oneOfEach() {
        database = database();
        LabelsJson json = new LabelsJson(TestDatabase.json());
        reviews = new ReviewRows(database.jdbc());
        reworks = new ReworkRows(database.jdbc(), json);
        decisions = new Decisions(database.jdbc(), json);
        reviews.add(review("v1", ReviewCommand.Kind.RETURN, 1, null, NOW));
        reworks.add(request("q1", "r1", State.OPEN));
        reworks.step("q1", State.PICKED, NOW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update specialist_review set kind = 'ACCEPT'",
                "update specialist_review set comment = null where id = 'v1'",
                "delete from specialist_review",
                "delete from specialist_review where id = 'v1'",
                "truncate table specialist_review",
                "update rework_request set comment = 'else' where id = 'q1'",
                "update rework_request set places = '[]'",
                "delete from rework_request where id = 'q1'",
                "truncate table rework_request",
                "update rework_step set step = 'DONE'",
                "delete from rework_step",
                "truncate table rework_step"
            })
    void theDatabaseRefusesToChangeOrRemoveWhatWasSaid(String change) {
        assertThatThrownBy(() -> database.jdbc().sql(change).update()).isNotNull();
        assertThat(reviews.of("c1")).containsExactly(review("v1", ReviewCommand.Kind.RETURN, 1, null, NOW));
        assertThat(reworks.ofCase("c1")).containsExactly(request("q1", "r1", State.PICKED));
    }

    @Test
    void reviewsAreReadBackInTheirOrder() {
        Review edge = new Review(
                "v2",
                "c1",
                1,
                "spec",
                ReviewCommand.Kind.EDGE_CASE,
                null,
                null,
                EdgeCategory.MULTI_CONDITION,
                null,
                0,
                null,
                NOW.plusSeconds(1));
        reviews.add(edge);
        assertThat(reviews.of("c1")).containsExactly(review("v1", ReviewCommand.Kind.RETURN, 1, null, NOW), edge);
        assertThat(reviews.of("c2")).isEmpty();
    }

    @Test
    void aRequestIsAsFarAsItsLastStep() {
        reworks.add(request("q2", "r2", State.OPEN));
        assertThat(reworks.ofReading("r2")).containsExactly(request("q2", "r2", State.OPEN));
        reworks.step("q1", State.DONE, NOW.plusSeconds(5));
        assertThat(reworks.ofReading("r1")).containsExactly(request("q1", "r1", State.DONE));
        reworks.step("q2", State.PICKED, NOW);
        reworks.step("q2", State.MISSED, NOW);
        assertThat(reworks.ofCase("c1")).extracting(ReworkRequest::state).containsExactly(State.DONE, State.MISSED);
        assertThat(reworks.ofCase("c1").get(0).places()).isEqualTo(PLACES);
    }

    @Test
    void aRequestIsPickedOnce() {
        assertThatThrownBy(() -> reworks.step("q1", State.PICKED, NOW.plusSeconds(1)))
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void aSpecialistsDecisionStandsUntilSomethingElseIsSaid() {
        Decision decision = decision(Decision.Level.SPECIALIST, NOW.plusSeconds(10));
        decisions.add(decision);
        reviews.add(review("v2", ReviewCommand.Kind.CORRECT, 0, "d1", NOW.plusSeconds(10)));
        assertThat(decisions.takenBack(decision)).isFalse();
        reviews.add(review("v3", ReviewCommand.Kind.UNCERTAIN, 0, null, NOW.plusSeconds(20)));
        assertThat(decisions.takenBack(decision)).isTrue();
        assertThat(decisions.takenBack(decision(Decision.Level.SENIOR, NOW.plusSeconds(10))))
                .isFalse();
    }

    private static Review review(
            String id, ReviewCommand.Kind kind, int returned, @Nullable String decision, Instant at) {
        return new Review(
                id, "c1", 1, "spec", kind, "r1", "finding-missed", null, "look again", returned, decision, at);
    }

    private static ReworkRequest request(String id, String reading, State state) {
        return new ReworkRequest(
                id, "c1", reading, ReasonCode.FINDING_MISSED, "look again", PLACES, "spec", NOW, state);
    }

    private static Decision decision(Decision.Level level, Instant at) {
        return new Decision(
                "d1",
                "c1",
                1,
                level,
                1,
                DecideCommand.Kind.AUTHOR,
                null,
                List.of(Label.finding("infarct")),
                "finding-missed",
                null,
                List.of(),
                "spec",
                "Samira",
                "I reviewed all readings of this case.",
                at,
                "a".repeat(64));
    }
}
