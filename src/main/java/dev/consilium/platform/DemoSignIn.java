package dev.consilium.platform;

import dev.consilium.identity.DemoAccounts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** Signs a demo account in without a password, for a browser on this machine only; then as every other sign-in. */
final class DemoSignIn extends AbstractHttpConfigurer<DemoSignIn, HttpSecurity> {

    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
    private static final Set<String> PROXY_HEADERS = Set.of("Forwarded", "X-Forwarded-For", "X-Real-IP");

    private final DemoAccounts team;
    private final UserDetailsService accounts;

    DemoSignIn(DemoAccounts team, UserDetailsService accounts) {
        this.team = team;
        this.accounts = accounts;
    }

    @Override
    public void configure(HttpSecurity http) {
        Filter filter = new Filter();
        filter.setSessionAuthenticationStrategy(http.getSharedObject(SessionAuthenticationStrategy.class));
        filter.setSecurityContextRepository(http.getSharedObject(SecurityContextRepository.class));
        filter.setApplicationEventPublisher(http.getSharedObject(ApplicationContext.class));
        filter.setAuthenticationFailureHandler(WebSecurity::signInRefused);
        http.addFilterAfter(filter, UsernamePasswordAuthenticationFilter.class);
    }

    private final class Filter extends AbstractAuthenticationProcessingFilter {

        Filter() {
            super(PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, Paths.DEMO_SIGN_IN));
        }

        @Override
        public Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response) {
            String username = request.getParameter("username");
            boolean known =
                    team.all().stream().anyMatch(account -> account.username().equals(username));
            if (!known || !isFromThisMachine(request)) {
                throw new BadCredentialsException("not a demo account, or not on this machine");
            }
            UserDetails account = accounts.loadUserByUsername(username);
            if (!account.isEnabled()) {
                throw new BadCredentialsException("disabled");
            }
            return UsernamePasswordAuthenticationToken.authenticated(account, null, account.getAuthorities());
        }
    }

    /** Neither through a proxy nor under a foreign name that was made to point here. */
    private static boolean isFromThisMachine(HttpServletRequest request) {
        try {
            return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()
                    && OWN_NAMES.contains(request.getServerName())
                    && PROXY_HEADERS.stream().allMatch(header -> request.getHeader(header) == null);
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
