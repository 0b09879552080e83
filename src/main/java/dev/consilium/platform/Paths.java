package dev.consilium.platform;

import java.util.stream.Stream;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Which paths belong to which part of the web. Whatever is not named here is a page for signed-in people. */
final class Paths {

    static final String SIGN_IN = "/sign-in";
    static final String SIGN_IN_REFUSED = "/sign-in/refused";
    static final String SIGN_OUT = "/sign-out";
    static final String DEMO_SIGN_IN = "/demo/sign-in";

    /** Answer 404 to everybody, whatever a later dependency may serve there. */
    static final String[] ABSENT = {
        "/engine-rest/**",
        "/camunda/**",
        "/app/**",
        "/api/engine/**",
        "/h2-console/**",
        "/webjars/**",
        "/swagger-ui/**",
        "/swagger-ui.html",
        "/manifest.json",
        "/ui-manifest.json",
        "/ui/manifest.json",
        "/ui/.vite/**"
    };

    static final String[] STATIC = {"/ui/**", "/favicon.svg", "/favicon.ico"};

    static final String[] API = {"/api/**", "/dicomweb/**", "/v3/api-docs/**", "/v3/api-docs.yaml"};

    /** Pages without signing in. */
    static final String[] PUBLIC = {SIGN_IN, "/setup/**", "/password/**", "/actuator/health", "/error"};

    private Paths() {}

    static RequestMatcher any(String... patterns) {
        return new OrRequestMatcher(Stream.of(patterns).map(Paths::one).toList());
    }

    /** Absent paths, and of the actuator everything but health. */
    static RequestMatcher absent() {
        RequestMatcher actuator =
                new AndRequestMatcher(one("/actuator/**"), new NegatedRequestMatcher(one("/actuator/health")));
        return new OrRequestMatcher(any(ABSENT), actuator);
    }

    private static RequestMatcher one(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }
}
