package dev.consilium.e2e;

import com.microsoft.playwright.options.AriaRole;
import dev.consilium.scenario.CaseSteps;
import dev.consilium.testing.OnH2;
import dev.consilium.testing.ReadingTeam;
import dev.consilium.testing.SettledCases;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A lead looks where readers agree and how fast cases close, and readers at themselves. */
@OnH2
class InsightE2eIT extends CaseSteps {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @Test
    void beforeAndAfterTheFirstCaseIsSettled() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        Desk desk = new Desk(CHROMIUM, port, world).signIn("lea");
        desk.project("/agreement").shows("No case with two readings is settled yet");
        CHROMIUM.looksRight("agreement-none");
        for (String reader : List.of("ada", "ben", "cem")) {
            read(world, reader, "infarct");
        }
        until(world, "state", "ACCEPTED");
        desk.project("/agreement")
                .shows("Too few cases are closed", "1 of 1", "100 %", "too few cases", "all the same");
        desk.follow("Insight").shows("Throughput");
        CHROMIUM.looksRight("insight");
        desk.follow("How far readers agree, class by class").shows("Over all classes");
    }

    @Test
    void fromTheClassInTroubleToTheReaderAndTheReadersOwnPage() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        settle(world);
        Desk desk = new Desk(CHROMIUM, port, world).signIn("lea");
        desk.project("/agreement")
                .shows("Where to begin", "One reader stands alone", "Most often confused", "unreliable", "Gwet AC1");
        CHROMIUM.looksRight("agreement");
        desk.follow("Look at the readers").shows("Cemile Yorganci", "given too seldom");
        CHROMIUM.looksRight("readers");
        desk.follow("Cemile Yorganci").shows("Class by class", "Sensitivity");
        CHROMIUM.looksRight("reader");
        desk.follow("Settled by experts").shows("the difficult ones");

        desk.signIn("cem").go("/feedback");
        desk.page()
                .locator("main")
                .getByRole(AriaRole.LIST)
                .getByRole(AriaRole.LINK)
                .last()
                .click();
        desk.shows("Your readings beside what the cases came to", "given too seldom");
        desk.hides("Benedikt", "Adelheid");
        CHROMIUM.looksRight("my-readings");
    }

    /** Many cases on which readers agree, some that cem takes for nothing, and two classes that are mixed up. */
    private void settle(ReadingTeam world) {
        SettledCases cases = new SettledCases(jdbc, world.team().projectId());
        settle(cases, world, 24, "no-finding", "no-finding", "no-finding", "no-finding");
        settle(cases, world, 14, "infarct", "infarct", "infarct", "infarct");
        settle(cases, world, 12, "infarct", "infarct", "infarct", "no-finding");
        settle(cases, world, 9, "atrophy", "atrophy", "atrophy", "atrophy");
        settle(cases, world, 5, "atrophy", "white-matter-change", "atrophy", "atrophy");
        settle(cases, world, 4, "white-matter-change", "white-matter-change", "atrophy", "white-matter-change");
        settle(cases, world, 3, "infarct+atrophy", "infarct+atrophy", "infarct+atrophy", "infarct");
    }

    private static void settle(SettledCases cases, ReadingTeam world, int many, String truth, String... said) {
        boolean agreed = said[0].equals(said[1]) && said[1].equals(said[2]);
        cases.add(
                many,
                agreed ? "ACCEPTED" : "ARBITRATED",
                agreed ? "CONSENSUS" : "ARBITRATION",
                truth,
                Map.of(world.idOf("ada"), said[0], world.idOf("ben"), said[1], world.idOf("cem"), said[2]));
    }
}
