package dev.consilium.platform;

import dev.consilium.identity.People;
import dev.consilium.identity.SignedInPerson;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session whose account was disabled, which is too old, or where nobody has worked for too long: a page that refreshes
 * itself is not a person at work. The request then goes on as one of nobody.
 */
final class SessionCheck extends OncePerRequestFilter {

    private static final String LAST_WORK = SessionCheck.class.getName() + ".lastWork";

    private final People people;
    private final PlatformSettings settings;
    private final Clock clock;
    private final SecurityContextLogoutHandler end = new SecurityContextLogoutHandler();

    SessionCheck(People people, PlatformSettings settings, Clock clock) {
        this.people = people;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        HttpSession session = request.getSession(false);
        if (session != null && signedIn != null && isOver(request, session, signedIn)) {
            end.logout(request, response, signedIn);
        }
        chain.doFilter(request, response);
    }

    private boolean isOver(HttpServletRequest request, HttpSession session, Authentication signedIn) {
        return !(signedIn.getPrincipal() instanceof SignedInPerson account)
                || !people.isEnabled(account.person().id())
                || clock.millis() - session.getCreationTime()
                        >= settings.longestSession().toMillis()
                || isIdle(request, session);
    }

    private boolean isIdle(HttpServletRequest request, HttpSession session) {
        long now = clock.millis();
        long lastWork = lastWork(session.getAttribute(LAST_WORK), session);
        if (now - lastWork >= session.getMaxInactiveInterval() * 1000L) {
            return true;
        }
        if (!refreshesItself(request)) {
            session.setAttribute(LAST_WORK, now);
        }
        return false;
    }

    private static long lastWork(@Nullable Object kept, HttpSession session) {
        return kept instanceof Long moment ? moment : session.getCreationTime();
    }

    private static boolean refreshesItself(HttpServletRequest request) {
        return "GET".equals(request.getMethod()) && request.getHeader("HX-Request") != null;
    }
}
