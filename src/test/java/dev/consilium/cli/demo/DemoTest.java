package dev.consilium.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consilium.common.Ids;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.DemoAccounts;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.People;
import dev.consilium.identity.Role;
import dev.consilium.project.Cases;
import dev.consilium.project.Projects;
import dev.consilium.testing.Accounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The demo comes up once, without images too. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:demo;DB_CLOSE_DELAY=-1",
            "consilium.identity.bcrypt-strength=4",
            "camunda.bpm.job-execution.enabled=false",
            "consilium.demo.images=target/no-such-images"
        })
@ActiveProfiles("demo")
class DemoTest {

    @TempDir
    static Path directory;

    @Autowired
    private DemoProject demo;

    @Autowired
    private DemoSettings settings;

    @Autowired
    private DemoAccounts accounts;

    @Autowired
    private Projects projects;

    @Autowired
    private People people;

    @Autowired
    private Memberships memberships;

    @Autowired
    private Cases cases;

    @Autowired
    private DemoCases stage;

    @Autowired
    private DemoJourney journey;

    @Autowired
    private DemoPlay play;

    @DynamicPropertySource
    static void credentials(DynamicPropertyRegistry registry) {
        registry.add("consilium.demo.credentials", () -> directory.resolve("demo-credentials.txt"));
    }

    @Test
    void hasOneProjectWithATeamOnAnyNumberOfStarts() {
        String projectId = demo.ensure();
        assertThat(projects.visibleTo(Actor.system("test")))
                .filteredOn(project -> project.name().equals("Demo"))
                .hasSize(1);
        Map<Role, Integer> held = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            held.put(role, memberships.holding(projectId, role).size());
        }
        assertThat(held)
                .containsEntry(Role.ANNOTATOR, 5)
                .containsEntry(Role.SPECIALIST, 2)
                .containsEntry(Role.SENIOR, 4);
        assertThat(held.values()).allMatch(people -> people > 0);
    }

    @Test
    void keepsThePasswordsForItsOwnerOnly() throws IOException {
        List<String> lines = Files.readAllLines(settings.credentials());
        assertThat(lines).hasSize(15);
        for (String line : lines) {
            String[] credential = line.split(" ");
            String personId = people.byUsername(credential[0]).orElseThrow().id();
            assertThat(people.passwordMatches(personId, credential[1])).isTrue();
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(settings.credentials())))
                .isEqualTo("rw-------");
    }

    @Test
    void offersEveryMemberForSignIn() {
        assertThat(accounts.all()).hasSize(15).allMatch(account -> people.byUsername(account.username())
                .isPresent());
    }

    @Test
    void isPlayedByItsTeamAndOnItsOwnCasesOnly() {
        String mine = cases.open(demo.ensure(), Ids.random(), "CT", "routine").id();
        Actor reader =
                Actor.person(people.byUsername("annotator1").orElseThrow().id());
        assertThat(journey.of(mine, reader).readings()).isZero();
        assertThat(stage.playOn(mine)).isTrue();
        assertThat(stage.readBy(reader)).hasValue(List.of());
        Actor stranger = Actor.person(new Accounts(people).person().id());
        assertThat(stage.readBy(stranger)).isEmpty();
        assertThatThrownBy(() -> play.advance(mine, PlayedAnswer.AGREE, stranger))
                .hasFieldOrPropertyWithValue("kind", Refusal.Kind.NOT_FOUND);

        String other = projects.create("Another", "finding-consensus", Actor.system("test"))
                .id();
        String foreign = cases.open(other, Ids.random(), "CT", "routine").id();
        memberships.grant(other, reader.id(), Role.ANNOTATOR, Actor.system("test"));
        assertThat(stage.playOn(foreign)).isFalse();
        assertThatThrownBy(() -> play.advance(foreign, PlayedAnswer.AGREE, reader))
                .hasFieldOrPropertyWithValue("kind", Refusal.Kind.NOT_FOUND);
    }
}
