package dev.consilium.e2e;

import dev.consilium.scenario.CaseSteps;
import dev.consilium.testing.OnH2;
import dev.consilium.testing.ReadingTeam;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A lead looks where readers agree and how fast cases close. */
@OnH2
class InsightE2eIT extends CaseSteps {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @Test
    void beforeAndAfterTheFirstCaseIsSettled() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        Desk desk = new Desk(CHROMIUM, port, world).signIn("lea");
        desk.go("/projects/" + world.team().projectId() + "/insight").shows("No case is settled yet");
        for (String reader : List.of("ada", "ben", "cem")) {
            read(world, reader, "infarct");
        }
        until(world, "state", "ACCEPTED");
        desk.go("/projects/" + world.team().projectId() + "/insight").shows("1 of 1", "100 %", "too few cases");
        CHROMIUM.looksRight("insight");
    }
}
