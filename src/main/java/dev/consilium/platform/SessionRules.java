package dev.consilium.platform;

import dev.consilium.identity.People;
import java.io.IOException;
import java.time.Clock;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.SessionManagementConfigurer;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.web.session.ConcurrentSessionFilter;
import org.springframework.security.web.session.SessionInformationExpiredEvent;
import org.springframework.stereotype.Component;

/** How many sessions an account has and when they end; the same for pages and API. */
@Component
class SessionRules {

    private final SessionRegistry sessions;
    private final PlatformSettings settings;
    private final SessionCheck check;

    SessionRules(SessionRegistry sessions, PlatformSettings settings, People people, Clock clock) {
        this.sessions = sessions;
        this.settings = settings;
        this.check = new SessionCheck(people, settings, clock);
    }

    SessionCheck check() {
        return check;
    }

    /** One session too many ends the oldest, which is asked to sign in at its next request. */
    void limit(SessionManagementConfigurer<HttpSecurity> session, SignInRequired signIn) {
        session.maximumSessions(settings.parallelSessions())
                .sessionRegistry(sessions)
                .expiredSessionStrategy(ended -> again(ended, signIn));
    }

    /** The same for a part of the web that starts no sessions: {@link #limit} would start one for each HTTP Basic request. */
    ConcurrentSessionFilter ended(SignInRequired signIn) {
        return new ConcurrentSessionFilter(sessions, ended -> again(ended, signIn));
    }

    private static void again(SessionInformationExpiredEvent ended, SignInRequired signIn) throws IOException {
        signIn.commence(
                ended.getRequest(), ended.getResponse(), new InsufficientAuthenticationException("session ended"));
    }
}
