package dev.consilium.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;

class SignInCheckTest {

    @Test
    void whileAnAccountIsDelayedNoTimeTellsARightGuess() {
        SignIn accounts = mock(SignIn.class);
        SignInThrottle throttle = mock(SignInThrottle.class);
        PasswordEncoder slow = mock(PasswordEncoder.class);
        when(accounts.loadUserByUsername("ada"))
                .thenReturn(new SignedInPerson(new Person("1", "ada", "Ada", false, true), "hash"));
        when(slow.encode(any())).thenReturn("other hash");
        when(slow.matches("right", "hash")).thenReturn(true);
        var check = new SignInCheck().passwordSignIn(accounts, new RecentMatches(slow, Clock.systemUTC()), throttle);
        Authentication right = UsernamePasswordAuthenticationToken.unauthenticated("ada", "right");
        assertThat(check.authenticate(right).isAuthenticated()).isTrue();
        when(throttle.isDelayed("ada")).thenReturn(true);
        assertThatThrownBy(() -> check.authenticate(right)).isInstanceOf(LockedException.class);
        verify(slow, times(2)).matches("right", "hash");
    }
}
