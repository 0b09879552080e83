package dev.consilium.worklist.web;

import static dev.consilium.testing.Accounts.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.common.Ids;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.People;
import dev.consilium.identity.Person;
import dev.consilium.identity.Role;
import dev.consilium.testing.Browser;
import dev.consilium.testing.Cast;
import dev.consilium.testing.ConsiliumTest;
import dev.consilium.worklist.DemoReaders;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Help for what a person is here for, and tours for who asks; where there is no demo, nothing of it is there. */
@ConsiliumTest
class HelpPagesTest {

    private static final String TOUR = "<dialog class=\"tour\"";

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private Memberships memberships;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Autowired
    private ObjectProvider<DemoReaders> demo;

    private Cast cast;

    @BeforeEach
    void people() {
        cast = new Cast(people, memberships);
    }

    private Browser browserOf(Person person) {
        return Browser.signedIn(port, person.username(), PASSWORD);
    }

    private Browser browserOf(Role... roles) {
        return browserOf(cast.holding(Ids.random(), roles));
    }

    @Test
    void tellsOfTheOwnRolesAndNoOthers() {
        String page = browserOf(Role.SENIOR, Role.LEAD).get("/help").body();
        assertThat(page)
                .contains("As a senior expert", "As a lead", "docs/tutorial/senior.md", "/?tour=senior", "Mouse wheel")
                .doesNotContain("As an annotator", "As a data manager", "As an administrator");
        assertThat(browserOf(Role.LEAD).get("/help").body()).doesNotContain("Mouse wheel");
    }

    @Test
    void tellsAnAdministratorOfAccountsAndWhoHasNoRoleWhomToAsk() {
        assertThat(browserOf(cast.admin()).get("/help").body()).contains("As an administrator", "/people");
        assertThat(browserOf(cast.somebody()).get("/help").body()).contains("You have no role yet");
    }

    @Test
    void aTourIsForWhoAsksAndHasTheRole() {
        Browser annotator = browserOf(Role.ANNOTATOR);
        assertThat(annotator.get("/").body()).doesNotContain(TOUR);
        assertThat(annotator.get("/?tour=annotator").body()).contains(TOUR, "Welcome, annotator", "1 of 4");
        assertThat(annotator.get("/?tour=lead").body()).doesNotContain(TOUR);
        assertThat(annotator.get("/?tour=%3Cb%3E").body()).doesNotContain(TOUR, "<b>");
    }

    @Test
    void closingATourIsRememberedOnceHoweverOftenItIsSaid() {
        Browser annotator = browserOf(Role.ANNOTATOR);
        for (int time = 0; time < 2; time++) {
            assertThat(annotator
                            .submit("/", "/help/tours/annotator/seen", Map.of())
                            .statusCode())
                    .isEqualTo(204);
        }
        assertThat(annotator.submit("/", "/help/tours/no-such/seen", Map.of()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void withoutTheDemoNobodyPlaysForOthers() {
        assertThat(demo.getIfAvailable()).isNull();
        Browser annotator = browserOf(Role.ANNOTATOR);
        assertThat(annotator.get("/").body()).doesNotContain("The other readers");
        assertThat(mappings.getHandlerMethods().keySet())
                .flatExtracting(RequestMappingInfo::getDirectPaths, RequestMappingInfo::getPatternValues)
                .filteredOn(path -> path.toString().startsWith("/demo/cases"))
                .isEmpty();
    }
}
