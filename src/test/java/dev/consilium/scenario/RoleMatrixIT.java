package dev.consilium.scenario;

import dev.consilium.testing.Answer;
import dev.consilium.testing.ApiClient;
import dev.consilium.testing.Browser;
import dev.consilium.testing.OnH2;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Who may call what of the API. Every request that would change something is one that is refused after the question of rights, or
 * that changes nothing again.
 */
@OnH2
class RoleMatrixIT extends RoleTables {

    private static final String TABLE = """
            request                                | ada annotator specialist senior auditor data-manager designer lead admin outside nobody
            GET  /api/me                           | 200    200       200     200     200       200        200   200   200    200    401
            GET  /api/protocols                    | 200    200       200     200     200       200        200   200   200    200    401
            GET  /api/protocols/{digest}/diagram   | 403    403       403     403     403       403        403   403   200    403    401
            GET  /api/users                        | 403    403       403     403     403       403        403   403   200    403    401
            GET  /api/users/{user}                 | 403    403       403     403     403       403        403   403   200    403    401
            POST /api/users                        | 403    403       403     403     403       403        403   403   409    403    401
            GET  /api/projects                     | 200    200       200     200     200       200        200   200   200    200    401
            POST /api/projects                     | 403    403       403     403     403       403        403   403   422    403    401
            GET  /api/projects/{project}           | 200    200       200     200     200       200        200   200   404    404    401
            GET  /api/projects/{project}/members   | 403    403       403     403     200       403        403   200   200    404    401
            POST /api/projects/{project}/members   | 403    403       403     403     403       403        403   204   204    404    401
            GET  /api/projects/{project}/insight   | 403    403       403     403     200       403        403   200   404    404    401
            GET  /api/projects/{project}/agreement | 403    403       403     403     200       403        403   200   404    404    401
            GET  /api/projects/{project}/readers   | 403    403       403     403     200       403        403   200   404    404    401
            GET  /api/projects/{project}/readers/{user} | 403 403    403     403     404       403        403   404   404    404    401
            GET  /api/projects/{project}/my-readings | 200  200       200     200     200       200        200   200   404    404    401
            GET  /api/projects/{project}/audit     | 403    403       403     403     200       403        403   200   404    404    401
            GET  /api/projects/{project}/export    | 403    403       403     403     200       200        403   200   404    404    401
            POST /api/projects/{project}/exports                       | 403 403 403 403 202 202 403 202 404 404 401
            GET  /api/projects/{project}/exports/{export}              | 403 403 403 403 200 200 403 200 404 404 401
            GET  /api/projects/{project}/exports/{export}/file         | 403 403 403 403 409 409 403 409 404 404 401
            POST /api/projects/{project}/studies   | 403    403       403     403     403       400        403   403   404    404    401
            GET  /api/intakes/{intake}             | 404    404       404     404     200       200        404   200   404    404    401
            GET  /api/intakes/{intake}/files                       | 404 404 404 404 200 200 404 200 404 404 401
            GET  /api/series/{series}/slices/0.png | 200    200       404     200     200       200        404   200   404    404    401
            GET  /api/series/{series}/metadata     | 200    200       404     200     200       200        404   200   404    404    401
            GET  /api/projects/{project}/quarantine                    | 403 403 403 403 403 200 403 403 404 404 401
            POST /api/projects/{project}/quarantine/decisions          | 400 400 400 400 400 400 400 400 400 400 401
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
            POST /api/tasks/{held}/check           | 422    404       404     404     404       404        404   404   404    404    401
            POST /api/tasks/{held}/next            | 200    404       404     404     404       404        404   404   404    404    401
            GET  /api/tasks/{held}/next-images     | 200    404       404     404     404       404        404   404   404    404    401
            GET  /api/projects/{project}/tasks     | 403    403       403     403     403       403        403   200   404    404    401
            POST /api/projects/{project}/tasks/assign | 403 403      403     403     403       403        403   422   404    404    401
            POST /api/tasks/{open}/assign          | 404    404       404     404     404       404        404   422   404    404    401
            DELETE /api/me/absences/{case} | 404 404        404        404    404     404          404      404  404   404     401
            DELETE /api/projects/{project}/members/{user}/absences/{case} | 403 403        403        403    403     403          403      404  404   404     401
            DELETE /api/tasks/{held}/draft | 404 204        404        404    404     404          404      404  404   404     401
            GET  /api/cases/{case}/masks/{case} | 404 404        404        404    404     404          404      404  404   404     401
            GET  /api/me/absences | 200 200        200        200    200     200          200      200  200   200     401
            GET  /api/me/feedback | 200 200        200        200    200     200          200      200  200   200     401
            GET  /api/me/agreement | 200 200        200        200    200     200          200      200  200   200     401
            GET  /api/me/feedback/{case}/outlines | 404 404        404        404    404     404          404      404  404   404     401
            GET  /api/element-templates | 200 200       200       200    200     200         200      200  200   200    401
            GET  /api/me/drafts | 200 200        200        200    200     200          200      200  200   200     401
            GET  /api/projects/{project}/late-tasks | 403 403        403        403    200     403          403      200  404   404     401
            GET  /api/projects/{project}/members/{user}/absences | 403 403        403        403    403     403          403      404  404   404     401
            GET  /api/tasks/{held}/draft | 404 404        404        404    404     404          404      404  404   404     401
            GET  /api/tasks/{held}/masks/{case} | 404 404        404        404    404     404          404      404  404   404     401
            POST /api/me/absences | 400 400        400        400    400     400          400      400  400   400     401
            POST /api/projects/{project}/members/{user}/absences | 400 400        400        400    400     400          400      400  400   400     401
            GET  /api/tasks/{held}/outlines | 404 404        404        404    404     404          404      404  404   404     401
            POST /api/tasks/{held}/masks | 422 409        404        404    404     404          404      404  404   404     401
            PUT  /api/tasks/{held}/draft | 204 409        404        404    404     404          404      404  404   404     401
            PUT  /api/tasks/{held}/masks | 422 409        404        404    404     404          404      404  404   404     401
            POST /api/tasks/{held}/time | 400 400        400        400    400     400          400      400  400   400     401
            POST /api/users/invite                 | 403    403       403     403     403       403        403   403   409    403    401
            POST /api/users/{user}/link            | 403    403       403     403     403       403        403   403   200    403    401
            POST /api/users/{user}/enable          | 403    403       403     403     403       403        403   403   204    403    401
            POST /api/users/{unknown}/disable      | 403    403       403     403     403       403        403   403   404    403    401
            DELETE /api/projects/{project}/members/{unknown}/roles/{role} | 403 403 403 403 403 403 403 422 422 404 401
            POST /api/me/password                  | 400    400       400     400     400       400        400   400   400    400    401
            GET  /api/system                       | 403    403       403     403     403       403        403   403   200    403    401
            GET  /api/projects/{project}/punctuality | 403 403       403        403    200     403          403      200  404   404     401
            GET  /api/incidents                    | 200    200       200     200     200       200        200   200   200    200    401
            POST /api/incidents/{case}/retry       | 404    404       404     404     404       404        404   404   404    404    401
            GET  /dicomweb/studies | 200 200 200 200 200 200 200 200 200 200 401
            GET  /dicomweb/studies/{study-uid} | 200 200 404 200 200 200 404 200 404 404 401
            GET  /dicomweb/studies/{study-uid}/metadata | 200 200 404 200 200 200 404 200 404 404 401
            GET  /dicomweb/studies/{study-uid}/instances | 200 200 404 200 200 200 404 200 404 404 401
            GET  /dicomweb/studies/{study-uid}/series/{series-uid} | 200 200 404 200 200 200 404 200 404 404 401
            GET  /dicomweb/studies/{study-uid}/series/{series-uid}/instances/{sop-uid} | 200 200 404 200 200 200 404 200 404 404 401
            GET  /dicomweb/studies/{study-uid}/series | 200 200 404 200 200 200 404 200 404 404 401
            GET  /dicomweb/studies/{study-uid}/series/{series-uid}/instances | 200 200 404 200 200 200 404 200 404 404 401
            GET  /dicomweb/studies/{study-uid}/series/{series-uid}/metadata | 200 200 404 200 200 200 404 200 404 404 401
            GET  /dicomweb/studies/{study-uid}/series/{series-uid}/instances/{sop-uid}/metadata | 200 200 404 200 200 200 404 200 404 404 401
            GET  /dicomweb/studies/{study-uid}/series/{series-uid}/instances/{sop-uid}/frames/{frame} | 200 200 404 200 200 200 404 200 404 404 401
            GET  /dicomweb/studies/{study-uid}/series/{series-uid}/instances/{sop-uid}/frames/{frame}/rendered | 200 200 404 200 200 200 404 200 404 404 401
            GET  /dicomweb/studies/{study-uid}/series/{series-uid}/instances/{sop-uid}/rendered | 200 200 404 200 200 200 404 200 404 404 401
            POST /dicomweb/projects/{project}/studies | 403 403 403 403 403 400 403 403 404 404 401
            GET  /api/projects/{project}/deidentification | 403 403 403 403 200 200 403 200 404 404 401
            POST /api/projects/{project}/deidentification | 403 403 403 403 403 409 403 403 404 404 401
            GET  /api/projects/{project}/device-rules | 403 403 403 403 200 200 403 200 404 404 401
            DELETE /api/projects/{project}/device-rules/{unknown} | 403 403 403 403 403 404 403 403 404 404 401
            GET  /api/projects/{project}/reidentification | 403 403 403 403 200 200 403 200 404 404 401
            POST /api/projects/{project}/reidentification | 403 403 403 403 403 409 403 403 404 404 401
            POST /api/projects/{project}/reidentification/{unknown}/approve | 403 403 403 403 403 409 403 409 404 404 401
            POST /api/projects/{project}/reidentification/{unknown}/refuse | 403 403 403 403 403 409 403 409 404 404 401
            POST /api/projects/{project}/reidentification/{unknown}/withdraw | 403 403 403 403 403 409 403 403 404 404 401
            POST /api/projects/{project}/reidentification/{unknown}/show | 403 403 403 403 403 409 403 403 404 404 401
            POST /api/drafts/{draft}/deployment             | 404 404 404 404 403 404 400 403 404 404 401
            POST /api/drafts/{draft}/deployment/approval    | 404 404 404 404 403 404 409 409 404 404 401
            POST /api/drafts/{draft}/deployment/rejection   | 404 404 404 404 403 404 409 409 404 404 401
            GET  /api/projects/{project}/protocol-versions  | 404 404 404 404 200 404 200 200 404 404 401
            GET  /api/projects/{project}/protocol-versions/{digest}/touched | 403 403 403 403 200 403 403 200 404 404 401
            POST /api/projects/{project}/rereads | 400 400 400 400 400 400 400 400 400 400 401
            POST /api/projects/{project}/protocol-versions/{digest}/rollback | 404 404 404 404 403 404 409 409 404 404 401
            GET  /api/projects/{project}/drafts | 404 404 404 404 200 404 200 200 404 404 401
            POST /api/projects/{project}/drafts | 400 400 400 400 400 400 400 400 400 400 401
            POST /api/projects/{project}/drafts/archive | 415 415 415 415 415 415 415 415 415 415 401
            GET  /api/drafts/{draft} | 404 404 404 404 200 404 200 200 404 404 401
            GET  /api/drafts/{draft}/findings | 404 404 404 404 200 404 200 200 404 404 401
            GET  /api/drafts/{draft}/comments | 404 404 404 404 200 404 200 200 404 404 401
            POST /api/drafts/{draft}/comments | 400 400 400 400 400 400 400 400 400 400 401
            POST /api/drafts/{draft}/comments/{unknown}/settled | 404 404 404 404 404 404 404 404 404 404 401
            GET  /api/drafts/{draft}/archive | 404 404 404 404 200 404 200 200 404 404 401
            GET  /api/drafts/{draft}/changes | 404 404 404 404 200 404 200 200 404 404 401
            GET  /api/drafts/{draft}/files/schema.json | 404 404 404 404 200 404 200 200 404 404 401
            GET  /api/drafts/{draft}/compared/schema.json | 400 400 400 400 400 400 400 400 400 400 401
            POST /api/drafts/{draft}/files/schema.json/presence | 404 404 404 404 200 404 200 200 404 404 401
            PUT  /api/drafts/{draft}/files/schema.json | 415 415 415 415 415 415 415 415 415 415 401
            POST /api/drafts/{draft}/guideline-preview | 415 415 415 415 415 415 415 415 415 415 401
            GET  /api/label-schema | 200 200 200 200 200 200 200 200 200 200 401
            POST /api/drafts/{draft}/changes/{unknown}/restore | 404 404 404 404 403 404 404 403 404 404 401
            DELETE /api/drafts/{draft}/files/schema.json | 404 404 404 404 403 404 409 403 404 404 401
            DELETE /api/drafts/{draft} | 404 404 404 404 403 404 204 403 404 404 401
            GET  /api/drafts/{draft}/replays | 404 404 404 404 200 404 200 200 404 404 401
            POST /api/drafts/{draft}/replays | 400 400 400 400 400 400 400 400 400 400 401
            GET  /api/replays/{unknown} | 404 404 404 404 404 404 404 404 404 404 401
            DELETE /api/replays/{unknown} | 404 404 404 404 404 404 404 404 404 404 401
            POST /api/replays/{unknown}/cancel | 404 404 404 404 404 404 404 404 404 404 401
            GET  /api/replays/{unknown}/cases | 404 404 404 404 404 404 404 404 404 404 401
            GET  /api/replays/{unknown}/diagrams/{unknown} | 404 404 404 404 404 404 404 404 404 404 401
            POST /api/drafts/{draft}/dry-runs | 400 400 400 400 400 400 400 400 400 400 401
            GET  /api/dry-runs/{unknown} | 404 404 404 404 404 404 404 404 404 404 401
            DELETE /api/dry-runs/{unknown} | 204 204 204 204 204 204 204 204 204 204 401
            POST /api/dry-runs/{unknown}/steps | 400 400 400 400 400 400 400 400 400 400 401
            POST /api/dry-runs/{unknown}/tasks/{unknown} | 400 400 400 400 400 400 400 400 400 400 401
            GET  /api/dry-runs/{unknown}/diagrams/{unknown} | 404 404 404 404 404 404 404 404 404 404 401
            POST /api/tasks/next                   | 200    200       200     200     200       200        200   200   200    200    401
            """;

    private static final String NO_OBJECT_TYPE = "multipart/related; type=\"application/dicom\"; boundary=end";
    private static final byte[] NO_OBJECT = "--end--\r\n".getBytes(StandardCharsets.US_ASCII);

    @Test
    void everybodyMayWhatTheTableSays() {
        holds(TABLE);
    }

    @Test
    void everyAddressOfTheApiIsInTheTable() {
        namesEvery(TABLE, request -> request.contains(" /api/") || request.contains(" /dicomweb/"));
    }

    @Override
    int status(String who, String method, String path) {
        if (who.equals("nobody")) {
            return anonymous(method, path).statusCode();
        }
        ApiClient caller =
                switch (who) {
                    case "admin" -> others.administrator();
                    case "outside" -> others.as("outside");
                    default -> world.team().as(who);
                };
        if (method.equals("GET")) {
            return caller.get(path).status();
        }
        if (method.equals("DELETE")) {
            return caller.delete(path).status();
        }
        if (method.equals("PUT")) {
            return caller.put(path, body(path)).status();
        }
        if (path.startsWith("/dicomweb/")) {
            return caller.postBytes(path, NO_OBJECT_TYPE, NO_OBJECT).status();
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
        if (path.endsWith("/tasks/assign")) {
            return Map.of("tasks", List.of("no-such-task"), "user", "no-such-person");
        }
        return path.endsWith("/assign") ? Map.of("user", "no-such-person") : Map.of("reason", "never declined");
    }
}
