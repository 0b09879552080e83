package dev.consilium.identity;

import java.util.Locale;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds the account of a sign-in and counts its failures; whoever tries while the account is delayed does not prolong the delay. */
@Component
class SignIn implements UserDetailsService {

    private static final String UNKNOWN = "unknown";

    private final Accounts accounts;
    private final SignInThrottle throttle;
    private final ApplicationEventPublisher events;

    SignIn(Accounts accounts, SignInThrottle throttle, ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.throttle = throttle;
        this.events = events;
    }

    @Override
    @Transactional(readOnly = true)
    public UserDetails loadUserByUsername(String username) {
        Person person = accounts.byUsername(account(username)).orElseThrow(SignIn::unknown);
        return new SignedInPerson(person, accounts.storedHash(person.id()).orElseThrow(SignIn::unknown));
    }

    @EventListener
    void succeeded(AuthenticationSuccessEvent event) {
        throttle.record(account(event.getAuthentication().getName()), true);
    }

    @EventListener
    void failed(AbstractAuthenticationFailureEvent event) {
        String account = account(event.getAuthentication().getName());
        if (!(event.getException() instanceof LockedException)) {
            throttle.record(account, false);
        }
        events.publishEvent(new SignInFailed(
                accounts.byUsername(account).map(Person::id).orElse(UNKNOWN),
                event.getException().getClass().getSimpleName()));
    }

    private static String account(String typed) {
        return typed.toLowerCase(Locale.ROOT);
    }

    private static UsernameNotFoundException unknown() {
        return new UsernameNotFoundException("unknown");
    }
}
