package dev.consilium.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.common.Ids;
import dev.consilium.testing.ReadingTeam;
import dev.consilium.testing.Team;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Tables of requests and roles, on a case that ada is reading while two readings are still to take. Columns: outside has every
 * role that one may hold together, in another project; admin no role in the project; nobody is not signed in.
 */
abstract class RoleTables extends CaseSteps {

    protected static final List<String> ROLES =
            List.of("annotator", "specialist", "senior", "auditor", "data-manager", "designer", "lead");

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    protected final Map<String, String> ids = new LinkedHashMap<>();
    protected ReadingTeam world;
    protected Team others;

    @BeforeEach
    void aCaseThatIsBeingRead() {
        world = team(cast -> {
            ReadingTeam.readers(cast, "ada", "ben");
            ROLES.forEach(role -> cast.member(role, role, role));
        });
        others = new Team(port, people).project("others of " + world.caseId(), "finding-consensus");
        others.member(
                "outside",
                "Outside",
                ROLES.stream().filter(role -> !role.equals("data-manager")).toArray(String[]::new));
        ids.put("held", world.claim("ada", "reading"));
        ids.put("open", world.offered("annotator", "reading"));
        ids.put("case", world.caseId());
        ids.put("entry", beforeTheBoard());
        ids.put("export", failedExport());
        ids.put("intake", world.intakeId());
        ids.put("project", world.team().projectId());
        ids.put("series", seenBy(world, "lea").path("series").asText());
        dicomWeb();
        ids.put("user", world.idOf("ada"));
        ids.put("draft", draft());
        ids.put("unknown", Ids.random());
        ids.put("role", "annotator");
        ids.put(
                "digest",
                jdbc.sql("select protocol_digest from reading_case where id = :case")
                        .param("case", world.caseId())
                        .query(String.class)
                        .single());
    }

    /** The de-identified UIDs of the first image. */
    private void dicomWeb() {
        String series = String.valueOf(ids.get("series"));
        ids.put("study-uid", column("study_uid from series where id = :series", series));
        ids.put("series-uid", column("series_uid from series where id = :series", series));
        ids.put(
                "sop-uid",
                column("sop_uid from series_object where series_id = :series and display_order = 0", series));
        ids.put("frame", "1");
    }

    private String draft() {
        return world.team()
                .as("designer")
                .post(
                        "/api/projects/" + world.team().projectId() + "/drafts",
                        Map.of("name", "Draft", "key", "first-draft"))
                .expect(201)
                .json()
                .path("id")
                .asText();
    }

    private String column(String query, String series) {
        return jdbc.sql("select " + query)
                .param("series", series)
                .query(String.class)
                .single();
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

    /** It has no file, whoever asks for it. */
    private String failedExport() {
        String export = Ids.random();
        jdbc.sql("""
                insert into dataset_export (id, project_id, format, requested_by, requested_at, state, attempt, alive_at,
                    cases_total, cases_done, reason)
                values (:id, :project, 'json', :by, current_timestamp, 'FAILED', 1, current_timestamp, 0, 0, 'EXPORT_BROKEN')""")
                .param("id", export)
                .param("project", world.team().projectId())
                .param("by", world.idOf("lea"))
                .update();
        return export;
    }

    /** What this caller is answered. */
    abstract int status(String who, String method, String path);

    /** Fails with the whole table as it was seen. */
    protected final void holds(String table) {
        List<String> rows = table.lines().toList();
        List<String> columns = words(rows.get(0).substring(rows.get(0).indexOf('|') + 1));
        assertThat(columns)
                .startsWith("ada")
                .containsAll(ROLES)
                .contains("admin", "outside")
                .endsWith("nobody");
        StringBuilder seen = new StringBuilder(rows.get(0)).append('\n');
        for (String row : rows.subList(1, rows.size())) {
            int bar = row.indexOf('|');
            List<String> request = words(row.substring(0, bar));
            List<String> expected = words(row.substring(bar + 1));
            List<String> answered = columns.stream()
                    .map(who -> Integer.toString(status(who, request.get(0), filled(request.get(1)))))
                    .toList();
            seen.append(answered.equals(expected) ? row : row.substring(0, bar) + "| " + String.join(" ", answered))
                    .append('\n');
        }
        assertThat(seen.toString()).isEqualTo(table);
    }

    /** Every request of ours that is meant has a row, and no row is of another. */
    protected final void namesEvery(String table, Predicate<String> meant) {
        Set<String> mapped = new TreeSet<>();
        requestMappingHandlerMapping.getHandlerMethods().forEach((info, handler) -> {
            if (isOurs(handler)) {
                requests(info).stream().filter(meant).map(RoleTables::anyId).forEach(mapped::add);
            }
        });
        Set<String> tabled = table.lines()
                .skip(1)
                .map(row -> words(row.substring(0, row.indexOf('|'))))
                .map(request -> anyId(request.get(0) + " " + request.get(1)))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(tabled).isEqualTo(mapped);
    }

    private static boolean isOurs(HandlerMethod handler) {
        return handler.getBeanType().getPackageName().startsWith("dev.consilium");
    }

    private static List<String> requests(RequestMappingInfo info) {
        List<String> requests = new ArrayList<>();
        for (String pattern : info.getPatternValues()) {
            for (RequestMethod method : info.getMethodsCondition().getMethods()) {
                requests.add(method + " " + pattern);
            }
        }
        return requests;
    }

    private String filled(String template) {
        String path = template;
        for (Map.Entry<String, String> id : ids.entrySet()) {
            path = path.replace("{" + id.getKey() + "}", id.getValue());
        }
        return path;
    }

    private static String anyId(String pattern) {
        return pattern.replaceAll("\\{[^}]+}|schema\\.json|(?<=/)\\d(?=\\.png|/diagram)", "*");
    }

    private static List<String> words(String text) {
        return new ArrayList<>(Arrays.asList(text.strip().split("\\s+")));
    }
}
