package dev.consilium.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

class RecentMatchesTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final PasswordEncoder slow = mock(PasswordEncoder.class);
    private final Clock clock = mock(Clock.class);
    private final RecentMatches recent = new RecentMatches(slow, clock);

    @BeforeEach
    void knowOnePassword() {
        when(clock.instant()).thenReturn(NOON);
        when(slow.matches("right", "hash")).thenReturn(true);
    }

    @Test
    void aMatchIsHashedOnceInFiveMinutes() {
        assertThat(recent.matches("right", "hash")).isTrue();
        assertThat(recent.matches("right", "hash")).isTrue();
        verify(slow, times(1)).matches(any(), any());
        when(clock.instant()).thenReturn(NOON.plus(Duration.ofMinutes(5)));
        assertThat(recent.matches("right", "hash")).isTrue();
        verify(slow, times(2)).matches(any(), any());
    }

    @Test
    void aWrongPasswordAndAChangedOneAreHashedEachTime() {
        recent.matches("right", "hash");
        assertThat(recent.matches("right", "other hash")).isFalse();
        assertThat(recent.matches("wrong", "hash")).isFalse();
        assertThat(recent.matches("wrong", "hash")).isFalse();
        verify(slow, times(4)).matches(any(), any());
    }
}
