package dev.consilium.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.scenario.PanelSteps;
import dev.consilium.testing.OnH2;
import dev.consilium.testing.ReadingTeam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A member of a panel votes alone; the chair of a split one sees all votes and decides. */
@OnH2
class PanelE2eIT extends PanelSteps {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @Test
    void aMemberVotesWithoutSeeingAnyOtherVote() {
        ReadingTeam world = panel(THREE);
        vote(world, "vito", "infarct", "comment", "bright on every slice");
        Desk desk = new Desk(CHROMIUM, port, world).signIn("vera").take();
        desk.shows("Reader 1", "Reader 2", "Reader 3", "Infarct", "Atrophy", "Guideline", "You vote alone");
        desk.hides("bright on every slice", "vito", world.displayName("ada"), "Member 1");
        assertThat(desk.heading("Guideline")).isVisible();
        CHROMIUM.looksRight("panel-vote");
        desk.isStopped("Sign and vote", "Something is missing");
        desk.check("One reading is right as it is");
        desk.isStopped("Sign and vote", "Enter your password to sign.");
        desk.sign().isRefused("Sign and vote", 422, "Reason: an answer is needed.");
        CHROMIUM.looksRight("panel-vote-refused");
        desk.choose("Which reading?", "Reader 1").choose("Reason", "A finding was missed");
        desk.handIn("Sign and vote");
        assertThat(count(world, "panel_vote v join panel p on p.id = v.panel_id where p.case_id = :case"))
                .isEqualTo(2);
    }

    @Test
    void theChairSeesEveryVoteUnderAnAliasAndDecides() {
        ReadingTeam world = panel(THREE);
        vote(world, "wanda", "infarct", "comment", "bright on every slice");
        vote(world, "vera", "atrophy");
        vote(world, "vito", "white-matter-change");
        String chair = chair(world, THREE);
        Desk desk = new Desk(CHROMIUM, port, world).signIn(chair).work(world.offered(chair, "chair-decision"));
        desk.shows("Member 1", "Member 2", "Member 3", "bright on every slice", "The panel found no majority");
        desk.hides(world.displayName("ada"), other(THREE, chair));
        CHROMIUM.looksRight("chair-decision");
        desk.isStopped("Sign and decide", "Something is missing");
        desk.check("None is right: my own labels").choose("Reason", "The guideline does not settle it");
        desk.sign().isRefused("Sign and decide", 422, "label");
        desk.page().getByLabel("Hydrocephalus").last().check();
        desk.handIn("Sign and decide");
        JsonNode seen = until(world, "state", "ARBITRATED");
        desk.signIn("lea").go("/cases/" + world.caseId());
        desk.shows("Decision of a panel", "Hydrocephalus", "Votes of the panel", "bright on every slice", chair);
        CHROMIUM.looksRight("case-of-a-panel");
        desk.signIn("ada").go("/cases/" + world.caseId());
        desk.shows("Votes of the panel", "Member 1");
        desk.hides("vera", "vito", "wanda", world.displayName("ben"), "Change this case");
        assertThat(seen.path("groundTruth").path("labels").findValuesAsText("class"))
                .containsExactly("hydrocephalus");
    }
}
