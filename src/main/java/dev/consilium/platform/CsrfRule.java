package dev.consilium.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Every unsafe request needs a token, but for a program that sends name and password itself: it has no cookie that a foreign
 * page could use. Browsers are told from programs by the headers they cannot leave out, because a browser may send a remembered
 * password on its own.
 */
final class CsrfRule implements RequestMatcher {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    @Override
    public boolean matches(HttpServletRequest request) {
        return !SAFE.contains(request.getMethod()) && !isProgramWithPassword(request);
    }

    static boolean hasBasic(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return authorization != null && authorization.regionMatches(true, 0, "Basic ", 0, 6);
    }

    private static boolean isProgramWithPassword(HttpServletRequest request) {
        return hasBasic(request)
                && request.getRequestedSessionId() == null
                && request.getHeader(HttpHeaders.ORIGIN) == null
                && request.getHeader("Sec-Fetch-Site") == null;
    }
}
