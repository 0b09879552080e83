package dev.consilium.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.consilium.e2e.Desk.named;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.consilium.identity.People;
import dev.consilium.testing.OnH2;
import dev.consilium.testing.ReadingTeam;
import dev.consilium.testing.ReviewTrial;
import dev.consilium.workflow.protocol.ProtocolDeployment;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A specialist marks places on the images and returns a reading; its reader sees where to look. */
@OnH2
class ReviewE2eIT {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ProtocolDeployment deployment;

    private ReadingTeam world;
    private String task;

    @BeforeEach
    void aSpecialistHoldsACase() {
        ReviewTrial.deploy(deployment);
        world = new ReadingTeam(port, people, "browser", ReviewTrial.KEY, team -> {
            ReadingTeam.readers(team, "ada", "ben");
            team.member("sen", "Senta", "senior").member("sam", "Samira", "specialist");
        });
        world.read("ada", List.of("infarct"), 0.5, List.of(), "left");
        world.read("ben", List.of("atrophy"), 0.7, List.of("uncertain"), "small");
        task = world.claim("sam", "specialist-review");
    }

    @Test
    void aReadingIsReturnedWithPlacesDrawnAndTyped() {
        Page page = signedIn("sam");
        page.getByRole(AriaRole.LINK, named("Open")).first().click();
        page.locator("[data-island=marks][data-ready]").waitFor();
        page.locator("[data-island=form][data-ready]").waitFor();
        page.locator(".slices[data-ready]").waitFor();
        assertThat(page.getByText("A reader, a deadline or the protocol sent it up."))
                .isVisible();
        assertThat(page.getByLabel("Your password, to sign")).isHidden();
        page.getByLabel("Accept: one reading is right as it is").check();
        assertThat(page.getByLabel("Your password, to sign")).isVisible();
        page.getByLabel("Return: one reading goes back to its reader").check();
        assertThat(page.getByLabel("Your password, to sign")).isHidden();
        desk().choose("Which reading?", "Reader 1");
        desk().choose("Reason", "A finding was missed");
        page.getByLabel("Comment").fill("look at the left ventricle");

        page.getByRole(AriaRole.SLIDER).press("ArrowRight");
        page.getByRole(AriaRole.BUTTON, named("Draw on the image")).click();
        desk().drag(10, 12, 30, 42);
        assertThat(page.getByLabel("x0 of place 1")).hasValue("10");
        assertThat(page.getByLabel("Slice of place 1")).hasValue("2");
        page.getByRole(AriaRole.BUTTON, named("Add a place")).click();
        page.getByLabel("x0 of place 2").fill("99");
        page.getByRole(AriaRole.BUTTON, named("Hand in")).click();
        assertThat(page.getByText("Place 1: say what is there.")).isVisible();
        assertThat(page.getByText("Place 2: it lies beyond the images.")).isVisible();
        page.getByLabel("What is there, of place 1").fill("a rim");
        page.getByLabel("x0 of place 2").fill("5");
        page.getByLabel("What is there, of place 2").fill("a dot");
        assertThat(page.locator(".overlay rect")).hasCount(2);
        CHROMIUM.looksRight("review");
        page.getByRole(AriaRole.BUTTON, named("Hand in")).click();
        assertThat(page.getByText("Handed in. Thank you.")).isVisible();
        assertThat(jdbc.sql("select places from rework_request where case_id = :case")
                        .param("case", world.caseId())
                        .query(String.class)
                        .single())
                .isEqualTo(
                        "[{\"slice\":1,\"text\":\"a rim\",\"x0\":10,\"x1\":30,\"y0\":12,\"y1\":42},{\"slice\":1,\"text\":\"a dot\",\"x0\":5,\"y0\":32}]");
    }

    @Test
    void theReaderSeesWhereToLook() {
        Map<String, Object> place = Map.of("slice", 2, "x0", 10, "y0", 12, "x1", 30, "y1", 42, "text", "a rim");
        int reader = world.team()
                        .as("sam")
                        .get("/api/tasks/" + task)
                        .json()
                        .at("/material/readings/0/labels/0/class")
                        .asText()
                        .equals("infarct")
                ? 1
                : 2;
        world.team()
                .as("sam")
                .post(
                        "/api/tasks/" + task + "/complete",
                        Map.of(
                                "decision",
                                Map.of(
                                        "kind", "return",
                                        "reader", reader,
                                        "reasonCode", "finding-missed",
                                        "comment", "look at the left ventricle",
                                        "places", List.of(place))))
                .expect(200);
        world.offered("ada", "reading");
        Page page = signedIn("ada");
        page.getByRole(AriaRole.LINK, named("Open")).first().click();
        page.locator("[data-island=marks][data-ready]").waitFor();
        page.locator("[data-island=form][data-ready]").waitFor();
        page.locator(".slices[data-ready]").waitFor();
        assertThat(page.getByText("look at the left ventricle")).isVisible();
        assertThat(page.locator(".findings").getByText("a rim")).isVisible();
        assertThat(page.locator("[data-status]")).hasText("Slice 3 of 3");
        assertThat(page.locator(".overlay rect")).hasCount(1);
        page.getByRole(AriaRole.SLIDER).press("ArrowLeft");
        assertThat(page.locator(".overlay rect")).hasCount(0);
        page.getByRole(AriaRole.BUTTON, named("Show place 1")).click();
        assertThat(page.locator(".overlay rect")).hasCount(1);
        CHROMIUM.isAccessible();
        page.getByRole(AriaRole.BUTTON, named("Hand in the reading")).click();
        assertThat(page.getByText("Handed in. Thank you.")).isVisible();
        assertThat(world.offered("sam", "specialist-review")).isNotEqualTo(task);
    }

    private Page signedIn(String who) {
        return desk().signIn(who).page();
    }

    private Desk desk() {
        return new Desk(CHROMIUM, port, world);
    }
}
