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

/** Finds the account of a sign-in; delayed accounts are refused whether the password is right or not. */
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
        String account = username.toLowerCase(Locale.ROOT);
        if (throttle.isDelayed(account)) {
            throw new LockedException("delayed");
        }
        Person person = accounts.byUsername(account).orElseThrow(() -> new UsernameNotFoundException("unknown"));
        return new SignedInPerson(person, accounts.passwordHash(person.id()).orElse(""));
    }

    @EventListener
    void succeeded(AuthenticationSuccessEvent event) {
        throttle.record(account(event.getAuthentication().getName()), true);
    }

    @EventListener
    void failed(AbstractAuthenticationFailureEvent event) {
        String account = account(event.getAuthentication().getName());
        throttle.record(account, false);
        events.publishEvent(new SignInFailed(
                accounts.byUsername(account).map(Person::id).orElse(UNKNOWN),
                event.getException().getClass().getSimpleName()));
    }

    private static String account(String typed) {
        return typed.toLowerCase(Locale.ROOT);
    }
}
