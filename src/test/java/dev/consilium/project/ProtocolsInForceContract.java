package dev.consilium.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.Memberships;
import dev.consilium.project.ProtocolTurn.Kind;
import dev.consilium.testing.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What holds of the versions of a project on every database. */
abstract class ProtocolsInForceContract {

    private static final Instant START = Instant.parse("2026-11-27T10:00:00.123456Z");
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Actor DESIGNER = Actor.system("test");

    private final Hands clock = new Hands(START);
    private final List<Object> told = new ArrayList<>();
    private JdbcClient jdbc;
    private ProtocolVersions versions;
    private Projects projects;
    private ProtocolsInForce inForce;
    private String project;

    /** A migrated database without projects. */
    abstract TestDatabase database();

    abstract DataSource empty();

    abstract String dialect();

    @BeforeEach
    void aProjectOnAVersionThatShips() {
        jdbc = database().jdbc();
        versions = new ProtocolVersions(jdbc);
        ProtocolTurns turns = new ProtocolTurns(jdbc);
        projects = new Projects(jdbc, versions, turns, mock(Memberships.class), told::add, clock);
        inForce = new ProtocolsInForce(turns, projects, told::add, clock);
        versions.register(version("shipped", "2.1.0"), null);
        project = projects.create("P", "finding-consensus", DESIGNER).id();
        told.clear();
    }

    private ProtocolVersion version(String digest, String tag) {
        return new ProtocolVersion(
                digest, "finding-consensus", "Findings", tag, "def-" + digest, "{}", "text", "v", clock.instant());
    }

    private String now() {
        return projects.get(project).protocolDigest();
    }

    private void deploy(String digest, Instant from) {
        inForce.deploy(project, digest, from, "a note", DESIGNER);
    }

    @Test
    void whatWasFoundedIsInForce() {
        assertThat(now()).isEqualTo("shipped");
        assertThat(inForce.history(project))
                .containsExactly(new ProtocolTurn(1, "shipped", Kind.FOUNDED, START, null, START, "system:test", null));
        clock.move(WEEK.negated());
        assertThat(now()).isEqualTo("shipped");
    }

    @Test
    void aVersionIsInForceFromNowOrFromItsDate() {
        deploy("two", null);
        assertThat(now()).isEqualTo("two");
        deploy("three", START.plus(WEEK));
        assertThat(now()).isEqualTo("two");
        assertThat(inForce.history(project).get(0).isPlanned(clock.instant())).isTrue();
        assertThat(inForce.everywhere()).containsExactly("two");
        clock.move(WEEK);
        assertThat(now()).isEqualTo("three");
        assertThat(projects.visibleTo(DESIGNER))
                .singleElement()
                .extracting(Project::protocolDigest)
                .isEqualTo("three");
        List<ProtocolTurn> history = inForce.history(project);
        assertThat(history).extracting(ProtocolTurn::digest).containsExactly("three", "two", "shipped");
        assertThat(history).extracting(turn -> turn.isInForce(clock.instant())).containsExactly(true, false, false);
        assertThat(history.get(1).until()).isEqualTo(START.plus(WEEK));
        assertThat(told)
                .containsExactly(
                        new ProtocolInForce(project, "two", START, "system:test"),
                        new ProtocolInForce(project, "three", START.plus(WEEK), "system:test"));
    }

    @Test
    void aDateThatHasPassedIsNow() {
        deploy("two", START.minus(WEEK));
        assertThat(inForce.history(project).get(0).from()).isEqualTo(START);
    }

    @Test
    void rollingBackTakesTheEarlierVersionAndDropsWhatWasPlanned() {
        deploy("two", null);
        deploy("three", START.plus(WEEK));
        clock.move(Duration.ofHours(1));
        inForce.rollBack(project, "shipped", " readers stop ", DESIGNER);
        assertThat(now()).isEqualTo("shipped");
        clock.move(WEEK.multipliedBy(2));
        assertThat(now()).isEqualTo("shipped");
        List<ProtocolTurn> history = inForce.history(project);
        assertThat(history.get(0).kind()).isEqualTo(Kind.ROLLED_BACK);
        assertThat(history.get(0).note()).isEqualTo("readers stop");
        assertThat(history.get(1).isOvertaken()).isTrue();
        assertThat(told.get(2)).isInstanceOfSatisfying(ProtocolRolledBack.class, event -> {
            assertThat(event.facts()).containsEntry("from", "two").containsEntry("protocol", "shipped");
            assertThat(event.facts().values()).doesNotContain("readers stop");
        });
    }

    @Test
    void nothingIsRolledBackToWhatNeverWasInForceOrIsNow() {
        deploy("two", START.plus(WEEK));
        isRefused("PROTOCOL_NEVER_IN_FORCE", () -> inForce.rollBack(project, "two", "why", DESIGNER));
        isRefused("PROTOCOL_NEVER_IN_FORCE", () -> inForce.rollBack(project, "of another", "why", DESIGNER));
        isRefused("REASON_MISSING", () -> inForce.rollBack(project, "two", " ", DESIGNER));
        isRefused("REASON_TOO_LONG", () -> inForce.rollBack(project, "two", "x".repeat(1001), DESIGNER));
        isRefused("PROTOCOL_IN_FORCE", () -> deploy("shipped", null));
        isRefused("NOT_FOUND", () -> inForce.history("nowhere"));
        assertThat(inForce.history(project)).hasSize(2);
        deploy("three", null);
        isRefused("PROTOCOL_IN_FORCE", () -> inForce.rollBack(project, "three", "why", DESIGNER));
    }

    @Test
    void rollingBackToTheVersionInForceDropsWhatWasPlanned() {
        deploy("two", START.plus(WEEK));
        inForce.rollBack(project, "shipped", "not yet", DESIGNER);
        isRefused("PROTOCOL_IN_FORCE", () -> inForce.rollBack(project, "shipped", "why", DESIGNER));
        assertThat(inForce.history(project).get(1).isOvertaken()).isTrue();
        clock.move(WEEK.multipliedBy(2));
        assertThat(now()).isEqualTo("shipped");
    }

    @Test
    void whatAProjectMadeIsOfferedToNoOther() {
        clock.move(WEEK);
        versions.register(version("own", "2.2.0"), project);
        deploy("own", null);
        assertThat(now()).isEqualTo("own");
        assertThat(versions.latest("finding-consensus").digest()).isEqualTo("shipped");
        assertThat(versions.newestOfEach()).extracting(ProtocolVersion::digest).containsExactly("shipped");
        assertThat(projects.create("Q", "finding-consensus", DESIGNER).protocolDigest())
                .isEqualTo("shipped");
        assertThat(versions.openTo(project, "own").digest()).isEqualTo("own");
        isRefused("NOT_FOUND", () -> versions.openTo("another", "own"));
        assertThat(versions.openTo("another", "shipped").digest()).isEqualTo("shipped");
        versions.ship("own");
        assertThat(versions.latest("finding-consensus").digest()).isEqualTo("own");
        assertThat(now()).isEqualTo("own");
    }

    @Test
    void whatWasDecidedStays() {
        for (String change : List.of(
                "update project_protocol set digest = 'another'",
                "delete from project_protocol",
                "truncate table project_protocol")) {
            assertThatThrownBy(() -> jdbc.sql(change).update()).as(change).isInstanceOf(RuntimeException.class);
        }
    }

    @Test
    void aProjectOfBeforeKeepsItsVersion() {
        DataSource old = empty();
        migrate(old, "20261127.3300");
        JdbcClient rows = JdbcClient.create(old);
        rows.sql(
                        "insert into project (id, name, protocol_digest, created_at) values ('p', 'P', 'd1', current_timestamp)")
                .update();
        migrate(old, "latest");
        assertThat(rows.sql("select digest || kind from project_protocol where project_id = 'p' and seq = 1")
                        .query(String.class)
                        .single())
                .isEqualTo("d1FOUNDED");
        Projects after = new Projects(
                rows,
                new ProtocolVersions(rows),
                new ProtocolTurns(rows),
                mock(Memberships.class),
                told::add,
                Clock.systemUTC());
        assertThat(after.get("p").protocolDigest()).isEqualTo("d1");
    }

    private void migrate(DataSource database, String target) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration/common", "classpath:db/migration/" + dialect())
                .target(MigrationVersion.fromVersion(target))
                .load()
                .migrate();
    }

    private static void isRefused(String code, ThrowingCallable attempt) {
        assertThatThrownBy(attempt).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code())
                .isEqualTo(code));
    }

    /** A clock that is moved by hand. */
    private static final class Hands extends Clock {
        private Instant now;

        Hands(Instant now) {
            this.now = now;
        }

        void move(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
