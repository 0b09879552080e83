package dev.consilium.platform;

import static dev.consilium.testing.Accounts.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.identity.People;
import dev.consilium.testing.Accounts;
import dev.consilium.testing.Browser;
import dev.consilium.testing.ConsiliumTest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every address there is, and many there must not be. */
@ConsiliumTest
class EndpointsTest {

    private static final Set<String> PUBLIC = Set.of("/sign-in", "/password/{token}", "/setup/{token}", "/error");

    @LocalServerPort
    private int port;

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    private People people;

    /** With a token, so that it is the missing sign-in that is answered and not the missing token. */
    @Test
    void eachIsPublicByNameOrAsksAnybodyElseToSignIn() {
        Browser nobody = new Browser(port);
        String token = nobody.token("/sign-in").orElseThrow();
        Set<String> open = new TreeSet<>();
        for (RequestMappingInfo mapping :
                requestMappingHandlerMapping.getHandlerMethods().keySet()) {
            for (String pattern : mapping.getPatternValues()) {
                String path = pattern.replaceAll("\\{[^}]+}", "1").replace("**", "x");
                for (String method : methods(mapping)) {
                    if (!asksToSignIn(nobody.send(method, path, "X-CSRF-TOKEN", token))) {
                        open.add(pattern);
                    }
                }
            }
        }
        assertThat(open).isEqualTo(new TreeSet<>(PUBLIC));
    }

    /** Spring starts with two handlers that differ in the name of a variable alone, and then answers 500. */
    @Test
    void noneIsAnsweredByTwoHandlers() {
        Map<String, Long> handlers = requestMappingHandlerMapping.getHandlerMethods().keySet().stream()
                .map(mapping -> mapping.toString().replaceAll("\\{[^}/]+}", "{}"))
                .collect(Collectors.groupingBy(mapping -> mapping, Collectors.counting()));
        assertThat(handlers)
                .isNotEmpty()
                .allSatisfy((mapping, count) -> assertThat(count).as(mapping).isOne());
    }

    private static List<String> methods(RequestMappingInfo mapping) {
        Set<String> declared = new TreeSet<>();
        mapping.getMethodsCondition().getMethods().forEach(method -> declared.add(method.name()));
        return declared.isEmpty() ? List.of("GET", "POST") : List.copyOf(declared);
    }

    private static boolean asksToSignIn(HttpResponse<String> answer) {
        return answer.statusCode() == 401
                || answer.statusCode() == 302
                        && answer.headers().firstValue("Location").orElse("").endsWith("/sign-in");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine-rest",
                "/engine-rest/task",
                "/engine-rest/engine/default/process-definition",
                "/camunda",
                "/camunda/app/welcome/default/",
                "/camunda/api/admin/setup/default/user/create",
                "/camunda/api/engine/engine/default/task",
                "/app/",
                "/app/cockpit/default/",
                "/app/admin/default/setup/",
                "/api/engine/engine/default/task",
                "/h2-console",
                "/h2-console/login.do",
                "/webjars/swagger-ui/index.html",
                "/swagger-ui.html",
                "/swagger-ui/index.html",
                "/manifest.json",
                "/ui-manifest.json",
                "/ui/manifest.json",
                "/ui/.vite/manifest.json",
                "/actuator",
                "/actuator/env",
                "/actuator/heapdump",
                "/actuator/loggers",
                "/actuator/beans",
                "/actuator/shutdown",
                "/actuator/health/db",
                "/META-INF/MANIFEST.MF",
                "/WEB-INF/web.xml",
                "/ui/no-such-file.js",
                "/favicon.ico"
            })
    void isAbsentForEverybody(String path) {
        Browser admin =
                Browser.signedIn(port, new Accounts(people).administrator().username(), PASSWORD);
        assertThat(new Browser(port).get(path).statusCode()).isEqualTo(404);
        assertThat(admin.get(path).statusCode()).isEqualTo(404);
        assertThat(admin.post(path, "application/json", "{}").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/.env",
                "/.git/config",
                "/application.yaml",
                "/db/migration/common/",
                "/templates/layout.html",
                "/processes/finding-consensus/schema.json",
                "/console",
                "/server-status",
                "/metrics",
                "/demo/sign-in",
                "/login",
                "/logout",
                "/admin",
                "/v3/api-docs.yaml/x"
            })
    void isAbsentForWhoeverIsSignedInAndTellsNobodyElse(String path) {
        Browser admin =
                Browser.signedIn(port, new Accounts(people).administrator().username(), PASSWORD);
        assertThat(admin.get(path).statusCode()).isEqualTo(404);
        assertThat(asksToSignIn(new Browser(port).get(path))).isTrue();
    }

    @Test
    void healthTellsNothingButThatItIsUp() {
        HttpResponse<String> answer = new Browser(port).get("/actuator/health");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void theDescriptionOfTheApiIsForSignedInPeopleAndKnowsNoEngine() {
        String basic = Browser.basic(new Accounts(people).person().username(), PASSWORD);
        String document =
                new Browser(port).get("/v3/api-docs", "Authorization", basic).body();
        assertThat(document)
                .contains("\"title\":\"Consilium\"", "/api/users", "/api/tasks/{id}/complete", "/dicomweb/studies");
        assertThat(document.toLowerCase(java.util.Locale.ROOT)).doesNotContain("camunda", "engine");
    }
}
