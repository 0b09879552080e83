package dev.consilium.identity;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Checks name and password. Delayed and disabled accounts are refused whether the password is right or not, and the password is
 * hashed all the same, so that neither the answer nor its time tells them from a wrong password (trust.md S-05).
 */
@Configuration(proxyBeanMethods = false)
class SignInCheck {

    @Bean
    DaoAuthenticationProvider passwordSignIn(SignIn accounts, PasswordEncoder passwords, SignInThrottle throttle) {
        DaoAuthenticationProvider check = new DaoAuthenticationProvider(accounts);
        check.setPasswordEncoder(passwords);
        check.setPreAuthenticationChecks(account -> requireUsable(account, throttle));
        return check;
    }

    private static void requireUsable(UserDetails account, SignInThrottle throttle) {
        if (throttle.isDelayed(account.getUsername())) {
            throw new LockedException("delayed");
        }
        if (!account.isEnabled()) {
            throw new DisabledException("disabled");
        }
    }
}
