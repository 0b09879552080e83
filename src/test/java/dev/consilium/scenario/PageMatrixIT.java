package dev.consilium.scenario;

import dev.consilium.testing.Browser;
import dev.consilium.testing.OnH2;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who may open which page. Nobody is sent to sign in from every page that is not for everybody. */
@OnH2
class PageMatrixIT extends RoleTables {

    private static final String TABLE = """
            page                                                | ada  annotator  specialist  senior  auditor  data-manager  designer  lead  admin  outside  nobody
            GET  /                                               | 200  200  200  200  200  200  200  200  200  200  302
            GET  /absences                                       | 200  200  200  200  200  200  200  200  200  200  302
            GET  /cases/{case}                                   | 200  404  404  200  200  200  404  200  404  404  302
            GET  /feedback                                       | 200  200  200  200  200  200  200  200  200  200  302
            GET  /feedback/{unknown}                             | 404  404  404  404  404  404  404  404  404  404  302
            GET  /help                                           | 200  200  200  200  200  200  200  200  200  200  302
            GET  /incidents                                      | 404  404  404  404  404  404  404  200  200  404  302
            GET  /people                                         | 403  403  403  403  403  403  403  403  200  403  302
            GET  /profile                                        | 200  200  200  200  200  200  200  200  200  200  302
            GET  /projects                                       | 200  200  200  200  200  200  200  200  200  200  302
            GET  /projects/{project}                             | 200  200  200  200  200  200  200  200  404  404  302
            GET  /projects/{project}/cases                       | 403  403  403  403  200  200  403  200  404  404  302
            GET  /projects/{project}/intake                      | 403  403  403  403  200  200  403  200  404  404  302
            GET  /projects/{project}/quarantine                  | 403  403  403  403  403  200  403  403  404  404  302
            GET  /projects/{project}/deidentification            | 403  403  403  403  200  200  403  200  404  404  302
            GET  /projects/{project}/reidentification            | 403  403  403  403  200  200  403  200  404  404  302
            GET  /projects/{project}/late-tasks                  | 403  403  403  403  200  403  403  200  404  404  302
            GET  /projects/{project}/team                        | 403  403  403  403  200  200  403  200  404  404  302
            GET  /projects/{project}/export                      | 403  403  403  403  200  200  403  200  404  404  302
            GET  /projects/{project}/protocol                    | 404  404  404  404  200  404  200  200  404  404  302
            GET  /drafts/{draft}/deploy                          | 404  404  404  404  200  404  200  200  404  404  302
            GET  /projects/new                                   | 403  403  403  403  403  403  403  403  200  403  302
            GET  /projects/new/people                            | 403  403  403  403  403  403  403  403  200  403  302
            GET  /projects/new/team                              | 403  403  403  403  403  403  403  403  422  403  302
            GET  /projects/new/review                            | 403  403  403  403  403  403  403  403  422  403  302
            GET  /projects/{project}/insight                     | 403  403  403  403  200  403  403  200  404  404  302
            GET  /projects/{project}/agreement                   | 403  403  403  403  200  403  403  200  404  404  302
            GET  /projects/{project}/readers                     | 403  403  403  403  200  403  403  200  404  404  302
            GET  /projects/{project}/readers/{user}              | 403  403  403  403  404  403  403  404  404  404  302
            GET  /projects/{project}/my-readings                 | 200  200  200  200  200  200  200  200  404  404  302
            GET  /projects/{project}/edge-cases                  | 403  403  200  200  200  403  200  200  404  404  302
            GET  /projects/{project}/edge-cases/{entry}          | 403  403  404  404  200  403  404  200  404  404  302
            GET  /projects/{project}/edge-cases/guideline-draft  | 403  403  200  200  200  403  200  200  404  404  302
            GET  /projects/{project}/drafts                      | 404  404  404  404  200  404  200  200  404  404  302
            GET  /drafts/{draft}                                 | 404  404  404  404  200  404  200  200  404  404  302
            GET  /drafts/{draft}/files/schema.json               | 404  404  404  404  200  404  200  200  404  404  302
            GET  /drafts/{draft}/compare                         | 404  404  404  404  200  404  200  200  404  404  302
            GET  /drafts/{draft}/dry-run | 404 404 404 404 200 404 200 200 404 404 302
            GET  /drafts/{draft}/replay | 404 404 404 404 200 404 200 200 404 404 302
            GET  /projects/{project}/protocol/{digest}/touched   | 403  403  403  403  200  403  403  200  404  404  302
            GET  /system                                         | 403  403  403  403  403  403  403  403  200  403  302
            GET  /tasks/{held}                                   | 200  404  404  404  404  404  404  404  404  404  302
            GET  /tasks/{held}/similar-cases                     | 404  404  404  404  404  404  404  404  404  404  302
            GET  /sign-in                                        | 302  302  302  302  302  302  302  302  302  302  200
            GET  /password/{unknown}                             | 404  404  404  404  404  404  404  404  404  404  404
            GET  /setup/{unknown}                                | 404  404  404  404  404  404  404  404  404  404  404
            """;

    private final Map<String, Browser> browsers = new HashMap<>();

    @Test
    void everybodyMayOpenWhatTheTableSays() {
        holds(TABLE);
    }

    @Test
    void everyPageIsInTheTable() {
        namesEvery(
                TABLE,
                request ->
                        request.startsWith("GET ") && !request.contains(" /api/") && !request.contains(" /dicomweb/"));
    }

    @Override
    int status(String who, String method, String path) {
        return browsers.computeIfAbsent(who, this::signedIn).get(path).statusCode();
    }

    private Browser signedIn(String who) {
        String password = world.team().password();
        return switch (who) {
            case "nobody" -> new Browser(port);
            case "admin" -> Browser.signedIn(port, others.administratorName(), others.password());
            case "outside" -> Browser.signedIn(port, others.username("outside"), others.password());
            default -> Browser.signedIn(port, world.team().username(who), password);
        };
    }
}
