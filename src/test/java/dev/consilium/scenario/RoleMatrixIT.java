package dev.consilium.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.common.Ids;
import dev.consilium.testing.Answer;
import dev.consilium.testing.ApiClient;
import dev.consilium.testing.Browser;
import dev.consilium.testing.OnH2;
import dev.consilium.testing.ReadingTeam;
import dev.consilium.testing.Team;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Who may call what, in one table, on a case that ada is reading while two readings are still to take. Every
 * request that would change something is one that is refused after the question of rights, or that changes nothing again.
 */
@OnH2
class RoleMatrixIT extends CaseSteps {

    /** outside: every role that one may hold together, in another project; admin: no role in the project; nobody: not signed in. */
    private static final String TABLE = """
            request                                | ada annotator specialist senior auditor data-manager designer lead admin outside nobody
            GET  /api/me                           | 200    200       200     200     200       200        200   200   200    200    401
            GET  /api/protocols                    | 200    200       200     200     200       200        200   200   200    200    401
            GET  /api/users                        | 403    403       403     403     403       403        403   403   200    403    401
            GET  /api/users/{user}                 | 403    403       403     403     403       403        403   403   200    403    401
            POST /api/users                        | 403    403       403     403     403       403        403   403   409    403    401
            GET  /api/projects                     | 200    200       200     200     200       200        200   200   200    200    401
            POST /api/projects                     | 403    403       403     403     403       403        403   403   422    403    401
            GET  /api/projects/{project}           | 200    200       200     200     200       200        200   200   404    404    401
            GET  /api/projects/{project}/members   | 403    403       403     403     200       403        403   200   200    404    401
            POST /api/projects/{project}/members   | 403    403       403     403     403       403        403   204   204    404    401
            GET  /api/projects/{project}/audit     | 403    403       403     403     200       403        403   200   404    404    401
            GET  /api/projects/{project}/export    | 403    403       403     403     200       200        403   200   404    404    401
            POST /api/projects/{project}/studies   | 403    403       403     403     403       400        403   403   404    404    401
            GET  /api/intakes/{intake}             | 404    404       404     404     200       200        404   200   404    404    401
            GET  /api/series/{series}/slices/0.png | 200    200       404     200     200       200        404   200   404    404    401
            GET  /api/projects/{project}/edge-cases                    | 403 403 200 200 200 403 200 200 404 404 401
            GET  /api/projects/{project}/edge-cases/export             | 403 403 403 403 200 403 200 200 404 404 401
            GET  /api/projects/{project}/edge-cases/guideline-draft.md | 403 403 200 200 200 403 200 200 404 404 401
            GET  /api/projects/{project}/edge-cases/{entry}            | 403 403 404 404 200 403 404 200 404 404 401
            POST /api/projects/{project}/edge-cases/{entry}/tags       | 403 403 403 403 403 403 403 200 404 404 401
            GET  /api/tasks/{held}/similar-cases                       | 404 404 404 404 404 404 404 404 404 404 401
            GET  /api/cases/{case}                 | 200    404       404     200     200       200        404   200   404    404    401
            GET  /api/cases/{case}/path            | 404    404       404     404     200       200        404   200   404    404    401
            GET  /api/cases/{case}/path/1/diagram  | 404    404       404     404     200       200        404   200   404    404    401
            GET  /api/cases/{case}/timeline        | 200    404       404     200     200       200        404   200   404    404    401
            POST /api/cases/{case}/withdraw        | 403    403       403     403     403       400        403   400   404    404    401
            POST /api/cases/{case}/reopen          | 403    403       403     403     403       409        403   409   404    404    401
            POST /api/cases/{case}/priority        | 403    403       403     403     403       422        403   422   404    404    401
            POST /api/cases/{case}/hold            | 403    403       403     403     403       400        403   400   404    404    401
            POST /api/cases/{case}/resume          | 403    403       403     403     403       409        403   409   404    404    401
            POST /api/studies/{series}/withdraw    | 403    403       403     403     403       400        403   400   404    404    401
            GET  /api/tasks                        | 200    200       200     200     200       200        200   200   200    200    401
            GET  /api/tasks/{held}                 | 200    404       404     404     404       404        404   404   404    404    401
            GET  /api/tasks/{open}                 | 404    200       404     404     404       404        404   404   404    404    401
            POST /api/tasks/{held}/claim           | 200    409       404     404     404       404        404   404   404    404    401
            POST /api/tasks/{open}/release         | 409    409       404     404     404       404        404   404   404    404    401
            POST /api/tasks/{open}/decline         | 409    409       404     404     404       404        404   404   404    404    401
            POST /api/tasks/{held}/raise           | 400    409       404     404     404       404        404   404   404    404    401
            POST /api/tasks/{open}/complete        | 409    409       404     404     404       404        404   404   404    404    401
            POST /api/tasks/{held}/complete        | 422    409       404     404     404       404        404   404   404    404    401
            POST /api/tasks/{open}/assign          | 404    404       404     404     404       404        404   422   404    404    401
            DELETE /api/me/absences/{case} | 404 404        404        404    404     404          404      404  404   404     401
            DELETE /api/projects/{project}/members/{user}/absences/{case} | 403 403        403        403    403     403          403      404  404   404     401
            DELETE /api/tasks/{held}/draft | 404 204        404        404    404     404          404      404  404   404     401
            GET  /api/cases/{case}/masks/{case} | 404 404        404        404    404     404          404      404  404   404     401
            GET  /api/me/absences | 200 200        200        200    200     200          200      200  200   200     401
            GET  /api/me/drafts | 200 200        200        200    200     200          200      200  200   200     401
            GET  /api/projects/{project}/late-tasks | 403 403        403        403    200     403          403      200  404   404     401
            GET  /api/projects/{project}/members/{user}/absences | 403 403        403        403    403     403          403      404  404   404     401
            GET  /api/tasks/{held}/draft | 404 404        404        404    404     404          404      404  404   404     401
            GET  /api/tasks/{held}/masks/{case} | 404 404        404        404    404     404          404      404  404   404     401
            POST /api/me/absences | 400 400        400        400    400     400          400      400  400   400     401
            POST /api/projects/{project}/members/{user}/absences | 400 400        400        400    400     400          400      400  400   400     401
            POST /api/tasks/{held}/masks | 422 409        404        404    404     404          404      404  404   404     401
            PUT  /api/tasks/{held}/draft | 204 409        404        404    404     404          404      404  404   404     401
            PUT  /api/tasks/{held}/masks | 422 409        404        404    404     404          404      404  404   404     401
            POST /api/users/invite                 | 403    403       403     403     403       403        403   403   409    403    401
            POST /api/users/{user}/link            | 403    403       403     403     403       403        403   403   200    403    401
            POST /api/users/{user}/enable          | 403    403       403     403     403       403        403   403   204    403    401
            POST /api/users/{unknown}/disable      | 403    403       403     403     403       403        403   403   404    403    401
            DELETE /api/projects/{project}/members/{unknown}/roles/{role} | 403 403 403 403 403 403 403 422 422 404 401
            POST /api/me/password                  | 400    400       400     400     400       400        400   400   400    400    401
            GET  /api/incidents                    | 200    200       200     200     200       200        200   200   200    200    401
            POST /api/incidents/{case}/retry       | 404    404       404     404     404       404        404   404   404    404    401
            """;

    private static final List<String> ROLES =
            List.of("annotator", "specialist", "senior", "auditor", "data-manager", "designer", "lead");

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    private final Map<String, ApiClient> callers = new LinkedHashMap<>();
    private final Map<String, String> ids = new LinkedHashMap<>();
    private ReadingTeam world;

    @BeforeEach
    void aCaseThatIsBeingRead() {
        world = team(cast -> {
            ReadingTeam.readers(cast, "ada", "ben");
            ROLES.forEach(role -> cast.member(role, role, role));
        });
        Team others = new Team(port, people).project("others of " + world.caseId(), "finding-consensus");
        others.member(
                "outside",
                "Outside",
                ROLES.stream().filter(role -> !role.equals("data-manager")).toArray(String[]::new));
        Stream.concat(Stream.of("ada"), ROLES.stream())
                .forEach(who -> callers.put(who, world.team().as(who)));
        callers.put("admin", others.administrator());
        callers.put("outside", others.as("outside"));
        ids.put("held", world.claim("ada", "reading"));
        ids.put("open", world.offered("annotator", "reading"));
        ids.put("case", world.caseId());
        ids.put("entry", beforeTheBoard());
        ids.put("intake", world.intakeId());
        ids.put("project", world.team().projectId());
        ids.put("series", seenBy(world, "lea").path("series").asText());
        ids.put("user", world.idOf("ada"));
        ids.put("unknown", Ids.random());
        ids.put("role", "annotator");
    }

    /** An open entry of the register, as a board that has not decided leaves it. */
    private String beforeTheBoard() {
        String entry = Ids.random();
        jdbc.sql("""
                insert into edge_case (id, project_id, case_id, round, state, raised_level, first_seat, opened_at)
                values (:id, :project, :case, 1, 'OPEN', 'annotator', 'SENIOR', current_timestamp)""")
                .param("id", entry)
                .param("project", world.team().projectId())
                .param("case", world.caseId())
                .update();
        return entry;
    }

    @Test
    void everybodyMayWhatTheTableSays() {
        List<String> rows = TABLE.lines().toList();
        List<String> columns = words(rows.get(0).substring(rows.get(0).indexOf('|') + 1));
        assertThat(columns)
                .startsWith("ada")
                .containsAll(ROLES)
                .containsAll(callers.keySet())
                .endsWith("nobody");
        StringBuilder seen = new StringBuilder(rows.get(0)).append('\n');
        for (String row : rows.subList(1, rows.size())) {
            int bar = row.indexOf('|');
            List<String> request = words(row.substring(0, bar));
            List<String> expected = words(row.substring(bar + 1));
            List<String> answered = columns.stream()
                    .map(who -> Integer.toString(status(who, request.get(0), request.get(1))))
                    .toList();
            seen.append(answered.equals(expected) ? row : row.substring(0, bar) + "| " + answered)
                    .append('\n');
        }
        assertThat(seen.toString()).isEqualTo(TABLE);
    }

    @Test
    void everyAddressOfTheApiIsInTheTable() {
        Set<String> mapped = new TreeSet<>();
        for (RequestMappingInfo info :
                requestMappingHandlerMapping.getHandlerMethods().keySet()) {
            for (String pattern : info.getPatternValues()) {
                if (pattern.startsWith("/api/")) {
                    info.getMethodsCondition()
                            .getMethods()
                            .forEach(method -> mapped.add(method + " " + anyId(pattern)));
                }
            }
        }
        Set<String> tabled = TABLE.lines()
                .skip(1)
                .map(row -> words(row.substring(0, row.indexOf('|'))))
                .map(request -> request.get(0) + " " + anyId(request.get(1)))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(tabled).isEqualTo(mapped);
    }

    private int status(String who, String method, String template) {
        String path = filled(template);
        if (who.equals("nobody")) {
            return anonymous(method, path).statusCode();
        }
        ApiClient caller = callers.get(who);
        if (method.equals("GET")) {
            return caller.get(path).status();
        }
        if (method.equals("DELETE")) {
            return caller.delete(path).status();
        }
        if (method.equals("PUT")) {
            return caller.put(path, body(path)).status();
        }
        Answer answer = path.endsWith("/studies") ? caller.postFiles(path, Map.of()) : caller.post(path, body(path));
        return answer.status();
    }

    private HttpResponse<String> anonymous(String method, String path) {
        Browser browser = new Browser(port);
        return browser.send(
                method, path, "X-CSRF-TOKEN", browser.token("/sign-in").orElseThrow(), "Accept", "application/json");
    }

    /** Refused for what it says by whoever asks the question of rights first. */
    private Map<String, ?> body(String path) {
        if (path.equals("/api/users/invite")) {
            return Map.of("username", world.team().username("ada"), "displayName", "Ada", "admin", false);
        } else if (path.equals("/api/users")) {
            return Map.of(
                    "username",
                    world.team().username("ada"),
                    "displayName",
                    "Ada",
                    "password",
                    "a long pass phrase",
                    "admin",
                    false);
        } else if (path.equals("/api/projects")) {
            return Map.of("name", "never founded", "protocol", "no-such-protocol");
        } else if (path.endsWith("/tags")) {
            return Map.of("tags", List.of());
        } else if (path.endsWith("/members")) {
            return Map.of("user", world.team().username("ada"), "role", "annotator");
        }
        if (path.endsWith("/withdraw") || path.endsWith("/hold")) {
            return Map.of("reason", " ");
        }
        return path.endsWith("/assign") ? Map.of("user", "no-such-person") : Map.of("reason", "never declined");
    }

    private String filled(String template) {
        String path = template;
        for (Map.Entry<String, String> id : ids.entrySet()) {
            path = path.replace("{" + id.getKey() + "}", id.getValue());
        }
        return path;
    }

    private static String anyId(String pattern) {
        return pattern.replaceAll("\\{[^}]+}|(?<=/)0(?=\\.png)|(?<=/)1(?=/diagram)", "*");
    }

    private static List<String> words(String text) {
        return new ArrayList<>(Arrays.asList(text.strip().split("\\s+")));
    }
}
