package dev.consilium.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.consilium.scenario.CaseSteps;
import dev.consilium.testing.ApiClient;
import dev.consilium.testing.OnH2;
import dev.consilium.testing.ReadingTeam;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody with a German browser in Berlin works in German, and then chooses otherwise. */
@OnH2
class LanguageE2eIT extends CaseSteps {

    private static final String NIGHT = "rgb(16, 19, 24)";

    @RegisterExtension
    static final Chromium CHROMIUM =
            new Chromium(reader -> reader.setLocale("de-DE").setTimezoneId("Europe/Berlin"));

    @Test
    void aReaderWorksInGermanAndChoosesEnglishAtNight() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        String task = world.offered("ada", "reading");
        Desk desk = new Desk(CHROMIUM, port, world);
        Page page = desk.page();

        desk.go("/");
        speaks(page, "de");
        CHROMIUM.looksRight("de-sign-in");
        page.getByLabel("Benutzername").fill(world.team().username("ada"));
        page.getByLabel("Passwort").fill("not the password");
        desk.isRefused("Anmelden", 401, "Benutzername oder Passwort ist falsch");
        signIn(desk, world, "ada");
        assertThat(page.locator("main")).containsText(Pattern.compile("\\d{2}:\\d{2} ME(S)?Z"));
        CHROMIUM.looksRight("de-worklist");

        desk.press("Übernehmen").ready().shows("Ihre Befundung", "Leitfaden", "Schicht 1 von");
        page.locator(".fjs-form-field-select .fjs-input-group").click();
        assertThat(page.locator(".fjs-dropdownlist-item").first()).isVisible();
        CHROMIUM.looksRight("de-reading");
        desk.go("/tasks/" + task).press("Zurückgeben");
        desk.go("/no-such-page").shows("Nicht gefunden", "Das gibt es nicht, oder Sie dürfen es nicht sehen.");
        CHROMIUM.looksRight("de-error");
        desk.go("/setup/gone").shows("Dieser Link gilt nicht");
        CHROMIUM.looksRight("de-link-gone");
        assertThat(CHROMIUM.expectedTrouble()).isNotEmpty().allMatch(trouble -> trouble.contains("404"));

        desk.go("/profile").shows("Wie der Browser sagt: Europe/Berlin", "MEZ");
        CHROMIUM.looksRight("de-profile");
        choose(page, "Sprache", "English");
        choose(page, "Zeitzone", "America/New_York");
        choose(page, "Farben", "Dunkel");
        desk.press("So anzeigen").shows("Pages look like this from now on.", "Your account", "EST");
        speaks(page, "en");
        assertThat(page.locator("html")).hasAttribute("data-scheme", "dark");
        assertThat(page.locator("body")).hasCSS("background-color", NIGHT);
        CHROMIUM.isAccessible();

        signIn(desk, world, "ben");
        speaks(page, "de");
    }

    @Test
    void absencesAreDaysWhereTheirPersonIs() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        Desk desk = new Desk(CHROMIUM, port, world);
        signIn(desk, world, "ada");
        desk.go("/absences").shows("in der Zeitzone Europe/Berlin");
        desk.page().getByLabel("Erster Tag").fill("2027-02-01");
        desk.page().getByLabel("Letzter Tag").fill("2027-02-05");
        desk.press("Abwesenheit eintragen").shows("1. Feb. 2027", "5. Feb. 2027");
        CHROMIUM.looksRight("de-absences");
        var recorded = world.team().as("ada").get("/api/me/absences").json();
        assertThat(recorded.findValuesAsText("from")).containsExactly("2027-01-31T23:00:00Z");
        assertThat(recorded.findValuesAsText("until")).containsExactly("2027-02-05T23:00:00Z");
    }

    @Test
    void anAdministratorReadsHowTheSystemFaresAndALeadWhatWasOnTime() {
        ReadingTeam world = team(ReadingTeam::threeReadersAndASenior);
        read(world, "ada", "infarct");
        Desk desk = new Desk(CHROMIUM, port, world);
        signIn(desk, world, "lea");
        desk.project("/late-tasks").shows("Rechtzeitig abgegeben", "1 von 1", "100 %");
        CHROMIUM.looksRight("de-punctuality");
        signIn(desk, world.team().administratorName(), world.team().password());
        desk.follow("System").shows("Worauf zu achten ist", "Offene Aufgaben nach Alter");
        CHROMIUM.looksRight("de-system");
    }

    @Test
    void aDesignerDeploysAndALeadSeesWhatIsPlanned() {
        ReadingTeam world = team(cast -> {
            ReadingTeam.threeReadersAndASenior(cast);
            cast.member("dana", "Dana", "designer");
        });
        String draft = written(world, "2.2.0");
        Desk desk = new Desk(CHROMIUM, port, world);
        signIn(desk, world, "dana");
        desk.go("/drafts/" + draft + "/dry-run").shows("Trockenlauf");
        desk.go("/drafts/" + draft + "/deploy");
        CHROMIUM.looksRight("de-deploy-ask");
        String week = Instant.now().plus(7, ChronoUnit.DAYS).toString();
        String deployment = "/api/drafts/" + draft + "/deployment";
        world.team()
                .as("dana")
                .post(deployment, Map.of("versionTag", "2.2.0", "note", "Aneurysmen kommen dazu", "from", week))
                .expect(201);
        signIn(desk, world, "lea");
        desk.go("/drafts/" + draft + "/deploy").shows("Wartet auf eine zweite Person");
        CHROMIUM.looksRight("de-deploy");
        world.team()
                .as("lea")
                .post(deployment + "/approval", Map.of("password", world.team().password()))
                .expect(200);
        desk.project("/protocol").shows("Geplant ab", "Planung zurücknehmen");
        CHROMIUM.looksRight("de-versions");
        desk.write("Warum die Planung zurückgenommen wird", "Erst nach der Schulung");
        desk.press("Planung zurücknehmen").shows("Was geplant war, tritt nicht in Kraft.", "War geplant ab");
        String second = written(world, "2.3.0");
        world.team()
                .as("dana")
                .post("/api/drafts/" + second + "/deployment", Map.of("versionTag", "2.3.0", "note", "Aneurysmen"))
                .expect(201);
        world.team()
                .as("lea")
                .post(
                        "/api/drafts/" + second + "/deployment/approval",
                        Map.of("password", world.team().password()))
                .expect(200);
        desk.project("/protocol").page().locator("a[href$='/touched']").first().click();
        desk.shows("geändert", "Name");
        CHROMIUM.looksRight("de-touched");
    }

    /** With another number, and another name of a class. */
    private static String written(ReadingTeam world, String tag) {
        ApiClient dana = world.team().as("dana");
        String project = world.team().projectId();
        String protocol = dana.get("/api/projects/" + project)
                .json()
                .path("protocol")
                .path("digest")
                .asText();
        String draft = dana.post(
                        "/api/projects/" + project + "/drafts", Map.of("name", "Aneurysmen auch", "protocol", protocol))
                .expect(201)
                .json()
                .path("id")
                .asText();
        change(dana, draft, "finding-consensus.bpmn", "versionTag=\"2.1.0\"", "versionTag=\"" + tag + "\"");
        change(dana, draft, "schema.json", "\"name\": \"Infarct\"", "\"name\": \"Infarct of any age\"");
        return draft;
    }

    private static void change(ApiClient who, String draft, String name, String from, String to) {
        String file = "/api/drafts/" + draft + "/files/" + name;
        who.putText(file, who.get(file).text().replaceFirst(Pattern.quote(from), to), "If-Match", "\"1\"")
                .expect(200);
    }

    private static void signIn(Desk desk, ReadingTeam world, String who) {
        signIn(desk, world.team().username(who), world.team().password());
    }

    private static void signIn(Desk desk, String username, String password) {
        desk.page().context().clearCookies();
        desk.go("/");
        desk.page().getByLabel("Benutzername").fill(username);
        desk.page().getByLabel("Passwort").fill(password);
        desk.press("Anmelden");
        assertThat(desk.heading("Arbeitsliste")).isVisible();
    }

    private static void speaks(Page page, String language) {
        assertThat(page.locator("html")).hasAttribute("lang", language);
    }

    private static void choose(Page page, String label, String option) {
        Locator field = page.getByRole(AriaRole.COMBOBOX, Desk.named(label));
        field.selectOption(option);
    }
}
