package dev.consilium.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.consilium.e2e.Outlining.disc;
import static dev.consilium.e2e.Outlining.outline;
import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.scenario.AuditSteps;
import dev.consilium.testing.OnH2;
import dev.consilium.testing.ReadingTeam;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An auditor sends a reading back with reasons; its reader reads them, corrects and hands in once more. */
@OnH2
class AuditE2eIT extends AuditSteps {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @Test
    void anAuditorSendsAReadingBackAndItsReaderCorrectsIt() {
        ReadingTeam world = audited("ada", "ben", "cem");
        List.of("ada", "ben", "cem").forEach(reader -> read(world, reader, "infarct"));
        world.offered("ava", "audit");
        Desk desk = new Desk(CHROMIUM, port, world).signIn("ava").take();
        desk.shows("Recorded ground truth, not yet released", "consensus of the readings", "Reader 3", "Guideline");
        desk.hides(world.displayName("ada"), world.displayName("ben"));
        CHROMIUM.looksRight("audit");
        desk.isStopped("Sign the audit", "Something is missing");
        desk.check("Passed: the ground truth stands");
        finding(desk, "Critical", "A reading");
        desk.sign().isRefused("Sign the audit", 422, "critical");
        desk.check("Rework: the readings named below go back to their readers");
        desk.isRefused("Sign the audit", 422, "reading");
        desk.choose("First finding: which reading?", "Reader 2").handIn("Sign the audit");

        String reader = whoReworks(world);
        desk.signIn(reader);
        desk.shows("sent back");
        CHROMIUM.looksRight("worklist-sent-back");
        desk.follow("Open").ready();
        desk.shows("Why your reading came back", "the ventricles were left out");
        desk.hides("Ava");
        assertThat(desk.page().getByLabel("Infarct")).isChecked();
        CHROMIUM.looksRight("reading-sent-back");
        desk.check("Atrophy").handIn("Hand in the reading");
        until(world, "state", "REVIEW");
    }

    @Test
    void anAuditorSeesWhatReadersOutlinedAndWhatItCameTo() {
        ReadingTeam world = auditedLesions();
        outline(world, "ada", disc(30, 30, 14), Map.of());
        outline(world, "ben", disc(32, 30, 14), Map.of());
        world.offered("ava", "audit");
        Layered layered =
                new Layered(new Desk(CHROMIUM, port, world).signIn("ava").take());
        layered.shows("Reader 1", "Reader 2", "What it came to");
        CHROMIUM.looksRight("audit-layers");
        layered.areToggled("Reader 1", "Reader 2");
        layered.hides("Shift+M", "What it came to");
    }

    private static String whoReworks(ReadingTeam world) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> Stream.of("ada", "ben", "cem")
                                .filter(reader -> isOffered(world, reader))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static void finding(Desk desk, String severity, String about) {
        desk.choose("First finding: how severe?", severity).choose("First finding: what is it about?", about);
        desk.write("First finding: what did you find?", "the ventricles were left out");
    }
}
