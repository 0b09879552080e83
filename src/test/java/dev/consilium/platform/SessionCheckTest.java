package dev.consilium.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.consilium.identity.People;
import dev.consilium.identity.Person;
import dev.consilium.identity.SignedInPerson;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

class SessionCheckTest {

    private final PlatformSettings settings = new PlatformSettings(Duration.ofHours(12), 2);
    private final People people = mock(People.class);
    private final MockHttpSession session = new MockHttpSession();

    @BeforeEach
    void signIn() {
        when(people.isEnabled(any())).thenReturn(true);
        session.setMaxInactiveInterval(15 * 60);
        SignedInPerson account = new SignedInPerson(new Person("p", "p", "P", false, true), "");
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(account, null, List.of()));
    }

    @AfterEach
    void forget() {
        SecurityContextHolder.clearContext();
    }

    private boolean goesOn(Duration after, boolean byItself) throws Exception {
        Clock clock = Clock.offset(Clock.systemUTC(), after);
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");
        request.setSession(session);
        if (byItself) {
            request.addHeader("HX-Request", "true");
        }
        new SessionCheck(people, settings, clock)
                .doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
        return SecurityContextHolder.getContext().getAuthentication() != null && !session.isInvalid();
    }

    @Test
    void aSessionAtWorkEndsAfterTwelveHours() throws Exception {
        for (int minutes = 10; minutes < 12 * 60; minutes += 10) {
            assertThat(goesOn(Duration.ofMinutes(minutes), false)).isTrue();
        }
        assertThat(goesOn(Duration.ofHours(12), false)).isFalse();
    }

    @Test
    void aPageThatRefreshesItselfKeepsNoSessionAlive() throws Exception {
        assertThat(goesOn(Duration.ofMinutes(10), false)).isTrue();
        assertThat(goesOn(Duration.ofMinutes(24), true)).isTrue();
        assertThat(goesOn(Duration.ofMinutes(26), true)).isFalse();
    }
}
