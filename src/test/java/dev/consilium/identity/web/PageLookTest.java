package dev.consilium.identity.web;

import static dev.consilium.testing.Accounts.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.identity.People;
import dev.consilium.testing.Accounts;
import dev.consilium.testing.Browser;
import dev.consilium.testing.ConsiliumTest;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Language, time zone and colours of pages: as the person chose, else as the browser says. */
@ConsiliumTest
class PageLookTest {

    private static final String GERMAN = "de-AT,de;q=0.9,en;q=0.5";

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    private Browser browser;

    @BeforeEach
    void somebodySignsIn() {
        browser = Browser.signedIn(port, new Accounts(people).person().username(), PASSWORD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                GERMAN + " | de | Anmelden",
                "en-GB | en | Sign in",
                "fr, it | en | Sign in",
                "fr, de;q=0.2 | de | Anmelden",
                "*** | en | Sign in"
            })
    void strangersGetTheLanguageOfTheirBrowser(String accepted, String lang, String heading) {
        String page =
                new Browser(port).get("/sign-in", "Accept-Language", accepted).body();
        assertThat(page).contains("<html lang=\"" + lang + "\"", "<h1>" + heading + "</h1>");
    }

    @Test
    void theLanguageOfTheServerIsNobodysLanguage() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMAN);
        try {
            String page = browser.get("/", "Accept-Language", "en").body();
            assertThat(page).contains("<html lang=\"en\"", "Your absences", "Slice {0} of {1}");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void whatAPersonChoseCountsMoreThanTheBrowser() {
        choose("de", "America/New_York", "dark");
        String page = browser.get("/profile", "Accept-Language", "en", "Cookie", "zone=Asia/Tokyo")
                .body();
        assertThat(page)
                .contains("<html lang=\"de\" data-scheme=\"dark\"", "Ihr Konto", "Schicht {0} von {1}")
                .containsPattern("\\d{2}:\\d{2} E[SD]T")
                .contains("Wie der Browser sagt: Asia/Tokyo");
        choose("", "", "");
        assertThat(browser.get("/profile", "Accept-Language", "en", "Cookie", "zone=Asia/Tokyo")
                        .body())
                .contains("<html lang=\"en\"", "Your account")
                .doesNotContain("data-scheme")
                .containsPattern("\\d{2}:\\d{2} JST");
    }

    @ParameterizedTest
    @CsvSource({"''", "zone=Nowhere/At-All", "zone=Etc/GMT+5", "zone=+01:00"})
    void timesAreInUtcUntilTheBrowserNamesAZone(String cookie) {
        assertThat(browser.get("/profile", "Cookie", cookie).body())
                .containsPattern("\\d{2}:\\d{2} UTC")
                .contains("not known yet, UTC until then");
    }

    @ParameterizedTest
    @CsvSource({
        "xx, '', '', Pages do not come in this language.",
        "'', Mars/Olympus, '', There is no time zone of this name.",
        "'', '', blue, Colours are light or dark."
    })
    void refusesWhatThereIsNot(String language, String zone, String scheme, String sentence) {
        choose(language, zone, scheme);
        assertThat(browser.get("/profile").body()).contains(sentence);
    }

    @Test
    void refusalsAndErrorsAreInTheLanguageOfThePage() {
        choose("de", "", "");
        submit("/profile/name", Map.of("displayName", " "));
        assertThat(browser.get("/profile").body()).contains("Ein Name hat 1 bis 128 Zeichen.");
        assertThat(browser.get("/no-such-page").body())
                .contains("<html lang=\"de\"", "Nicht gefunden", "Das gibt es nicht, oder Sie dürfen es nicht sehen.");
        assertThat(browser.get("/api/tasks/none", "Accept", "application/json").body())
                .contains("\"code\":\"NOT_FOUND\"", "Das gibt es nicht");
    }

    private void choose(String language, String zone, String scheme) {
        submit("/profile/look", Map.of("language", language, "zone", zone, "scheme", scheme));
    }

    private void submit(String action, Map<String, String> fields) {
        assertThat(browser.submit("/profile", action, fields).statusCode()).isEqualTo(302);
    }
}
