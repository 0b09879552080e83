package dev.consilium.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.consilium.scenario.CaseSteps;
import dev.consilium.testing.OnH2;
import dev.consilium.testing.ReadingTeam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.test.context.TestPropertySource;

/** A data manager changes what a project keeps, and asks who a patient is; a lead signs for it. */
@OnH2
@TestPropertySource(properties = "consilium.reidentification.kept=true")
class ReidentificationE2eIT extends CaseSteps {

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @RegisterExtension
    static final Chromium GERMAN =
            new Chromium(reader -> reader.setLocale("de-DE").setTimezoneId("Europe/Berlin"));

    private ReadingTeam world;
    private Desk desk;

    private void sitDown() {
        world = team(cast -> ReadingTeam.readers(cast, "ada", "ben"));
        desk = new Desk(CHROMIUM, port, world);
    }

    @Test
    void aDataManagerSignsWhatTheProjectKeeps() {
        sitDown();
        desk.signIn("dora").project().follow("De-identification");
        desk.shows("annotation-1", "nothing", "nobody had to sign it", "What always goes");
        CHROMIUM.looksRight("deidentification");
        desk.check("Patient characteristics");
        desk.write("Why the project needs this", "SUV needs the weight of the patient");
        desk.page().getByLabel("Your password, to sign").fill("not the password");
        desk.isRefused("Sign the change", 403, "The password is wrong");
        assertThat(desk.page().getByLabel("Patient characteristics")).isChecked();
        assertThat(desk.page().locator("#reason")).hasValue("SUV needs the weight of the patient");
        desk.sign().press("Sign the change");
        desk.shows("The change is signed", "version 2", "Signed by Dora", "SUV needs the weight");
        CHROMIUM.looksRight("deidentification-signed");
        narrow("deidentification-narrow");
        desk.signIn("lea").project("/deidentification");
        desk.shows("Only a data manager", "stays");
        assertThat(desk.page().getByRole(AriaRole.BUTTON, Desk.named("Sign the change")))
                .hasCount(0);
        CHROMIUM.looksRight("deidentification-lead");
    }

    @Test
    void twoPeopleLookAPatientUp() {
        sitDown();
        String study = jdbc.sql("select study_uid from series where intake_id = :intake")
                .param("intake", world.intakeId())
                .query(String.class)
                .single();
        desk.signIn("dora").project().follow("Look-ups").shows("Nobody has asked yet.");
        desk.write("Pseudonym, or Study Instance UID", "P0000000000000000").write("What for", "a mass in the kidney");
        desk.page().getByLabel("Reason").selectOption("INCIDENTAL_FINDING");
        desk.isRefused("Ask", 422, "Nothing is known of this pseudonym");
        assertThat(desk.page().locator("#comment")).hasValue("a mass in the kidney");
        CHROMIUM.looksRight("look-up-refused");
        desk.write("Pseudonym, or Study Instance UID", study).press("Ask");
        desk.shows("The request is there", "waits for approval", "Another person has to decide on this.");
        assertThat(desk.page().getByText("Sign the approval")).hasCount(0);

        desk.signIn("lea").project("/reidentification").unfold("Approve");
        desk.shows("I have checked the reason");
        CHROMIUM.looksRight("look-up-approve");
        desk.sign().press("Sign the approval").shows("The approval is signed", "approved");
        assertThat(desk.page().getByText("Show it once")).hasCount(0);

        desk.signIn("dora").project("/reidentification");
        CHROMIUM.looksRight("look-up-approved");
        desk.page().getByText("Show it once").click();
        desk.shows("SECRET-4711", "1.2.3", "You see this once");
        assertThat(desk.page().url()).doesNotContain("SECRET");
        CHROMIUM.looksRight("look-up-shown");
        narrow("look-up-shown-narrow");
        desk.follow("Done").shows("seen");
        desk.hides("SECRET-4711");
        CHROMIUM.looksRight("look-up-seen");
        narrow("look-up-seen-narrow");
    }

    @Test
    void inGermanToo() {
        sitDown();
        Page page = GERMAN.page();
        Desk german = new Desk(GERMAN, port, world);
        german.go("/");
        page.getByLabel("Benutzername").fill(world.team().username("dora"));
        page.getByLabel("Passwort").fill(world.team().password());
        german.press("Anmelden").project("/deidentification").shows("Was immer entfernt wird", "Merkmale der Person");
        GERMAN.looksRight("de-deidentification");
        german.project("/reidentification").shows("Fragen, wer eine Person ist");
        german.write("Pseudonym oder Study Instance UID", "4711").write("Wozu", "x");
        page.getByLabel("Grund").selectOption("OTHER");
        german.isRefused("Fragen", 400, "Geben Sie das Pseudonym einer Person an");
        GERMAN.looksRight("de-look-up");
    }

    private void narrow(String name) {
        desk.page().setViewportSize(420, 900);
        CHROMIUM.picture(name);
        assertThat(desk.page().evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("nothing is wider than a narrow window")
                .isEqualTo(true);
        desk.page().setViewportSize(1280, 900);
    }
}
