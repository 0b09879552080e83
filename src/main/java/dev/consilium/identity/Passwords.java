package dev.consilium.identity;

import java.time.Clock;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** How passwords are kept: with the name of their method in front, so that the method can change later. */
@Configuration(proxyBeanMethods = false)
class Passwords {

    private static final String METHOD = "bcrypt";

    @Bean
    RecentMatches passwordEncoder(IdentitySettings settings, Clock clock) {
        PasswordEncoder slow = new DelegatingPasswordEncoder(
                METHOD, Map.of(METHOD, new BCryptPasswordEncoder(settings.bcryptStrength())));
        return new RecentMatches(slow, clock);
    }
}
