package dev.consilium.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/** Answers 403, but asks to sign in where a token is missing only because the session is over or never was. */
final class RequestRefused implements AccessDeniedHandler {

    private static final Problem STALE = new Problem(
            HttpServletResponse.SC_FORBIDDEN,
            "CSRF_TOKEN",
            "This page is out of date, or the request did not come from it. Nothing was changed. Reload the page and try again.");

    private final SignInRequired signIn;

    RequestRefused(SignInRequired signIn) {
        this.signIn = signIn;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        if (!(denied instanceof CsrfException)) {
            Answers.send(request, response, Problem.of(HttpServletResponse.SC_FORBIDDEN));
        } else if (isNobody(request)) {
            signIn.commence(request, response, new InsufficientAuthenticationException("no session"));
        } else {
            Answers.send(request, response, STALE);
        }
    }

    private static boolean isNobody(HttpServletRequest request) {
        boolean sessionOver = request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
        return SecurityContextHolder.getContext().getAuthentication() == null
                && !CsrfRule.hasBasic(request)
                && (sessionOver || Answers.wantsJson(request));
    }
}
