package dev.consilium.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.RedirectStrategy;

/**
 * Sends a person to the sign-in page and a program a 401. The challenge names a scheme of our own, because browsers would answer
 * {@code Basic} with a dialogue and remember the password.
 */
final class SignInRequired implements AuthenticationEntryPoint {

    static final String CHALLENGE = "Session realm=\"Consilium\"";

    private static final Problem NOT_SIGNED_IN = new Problem(
            HttpServletResponse.SC_UNAUTHORIZED,
            "NOT_SIGNED_IN",
            "Sign in first, or send a user name and password (HTTP Basic).");
    /** The same for an unknown name, a wrong password, a delayed and a disabled account. */
    private static final Problem REFUSED = new Problem(
            HttpServletResponse.SC_UNAUTHORIZED,
            "SIGN_IN_REFUSED",
            "The user name or the password is wrong, or there were too many attempts. Wait a while and try again.");

    private final RedirectStrategy redirect = new DefaultRedirectStrategy();

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        if (Answers.wantsJson(request)) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
            boolean tried = CsrfRule.hasBasic(request) || reason instanceof BadCredentialsException;
            Answers.send(request, response, tried ? REFUSED : NOT_SIGNED_IN);
        } else {
            redirect.sendRedirect(request, response, Paths.SIGN_IN);
        }
    }
}
