package dev.consilium.identity;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * Checks name and password. Delayed and disabled accounts are refused whether the password is right or not, and the password is
 * hashed all the same, so that neither the answer nor its time tells them from a wrong password.
 */
@Configuration(proxyBeanMethods = false)
class SignInCheck {

    private static final String DELAYED = "delayed";

    @Bean
    DaoAuthenticationProvider passwordSignIn(SignIn accounts, RecentMatches passwords, SignInThrottle throttle) {
        DaoAuthenticationProvider check = new DaoAuthenticationProvider(accounts) {
            @Override
            protected void additionalAuthenticationChecks(
                    UserDetails account, UsernamePasswordAuthenticationToken typed) {
                if (throttle.isDelayed(account.getUsername())) {
                    passwords.matchesSlowly(String.valueOf(typed.getCredentials()), account.getPassword());
                    throw new LockedException(DELAYED);
                }
                super.additionalAuthenticationChecks(account, typed);
            }
        };
        check.setPasswordEncoder(passwords);
        check.setPreAuthenticationChecks(account -> requireUsable(account, throttle));
        return check;
    }

    private static void requireUsable(UserDetails account, SignInThrottle throttle) {
        if (throttle.isDelayed(account.getUsername())) {
            throw new LockedException(DELAYED);
        }
        if (!account.isEnabled()) {
            throw new DisabledException("disabled");
        }
    }
}
