package dev.consilium.platform;

import dev.consilium.identity.DemoAccounts;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.ServletListenerRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.core.session.SessionRegistryImpl;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.logout.HeaderWriterLogoutHandler;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.session.ConcurrentSessionFilter;
import org.springframework.security.web.session.HttpSessionEventPublisher;

/**
 * Who may send what: four parts of the web, each denied unless opened here. What a signed-in person may see or do is decided by
 * the modules, never by a path.
 */
@Configuration(proxyBeanMethods = false)
class WebSecurity {

    private static final StaticHeadersWriter FORGET =
            new StaticHeadersWriter("Clear-Site-Data", "\"cache\", \"cookies\", \"storage\"");

    private final SignInRequired signInRequired = new SignInRequired();
    private final RequestRefused requestRefused = new RequestRefused(signInRequired);

    /** 404 to everybody. */
    @Bean
    @Order(1)
    SecurityFilterChain absentChain(HttpSecurity http) throws Exception {
        stateless(http).securityMatcher(Paths.absent());
        http.authorizeHttpRequests(requests -> requests.anyRequest().denyAll());
        http.exceptionHandling(errors -> errors.authenticationEntryPoint((request, response, reason) ->
                Answers.send(request, response, Problem.of(HttpServletResponse.SC_NOT_FOUND))));
        return http.build();
    }

    /** Files of the build: the same for everybody. */
    @Bean
    @Order(2)
    SecurityFilterChain staticChain(HttpSecurity http) throws Exception {
        stateless(http).securityMatcher(Paths.any(Paths.STATIC));
        http.headers(headers -> headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable));
        http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll());
        return http.build();
    }

    /** By session or HTTP Basic; Basic creates no session. */
    @Bean
    @Order(3)
    SecurityFilterChain apiChain(HttpSecurity http, SessionRules rules) throws Exception {
        guarded(http, rules).securityMatcher(Paths.any(Paths.API));
        http.addFilterAt(rules.ended(signInRequired), ConcurrentSessionFilter.class);
        http.httpBasic(basic -> basic.authenticationEntryPoint(signInRequired));
        http.requestCache(cache -> cache.disable());
        http.logout(logout -> logout.disable());
        http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                .permitAll()
                .anyRequest()
                .authenticated());
        return http.build();
    }

    /** By session only. */
    @Bean
    @Order(4)
    SecurityFilterChain pageChain(
            HttpSecurity http, SessionRules rules, UserDetailsService accounts, ObjectProvider<DemoAccounts> demo)
            throws Exception {
        guarded(http, rules);
        http.sessionManagement(session -> {
            session.sessionFixation(fixation -> fixation.newSession());
            rules.limit(session, signInRequired);
        });
        http.requestCache(cache -> cache.requestCache(pagesToReturnTo()));
        http.formLogin(form -> form.loginPage(Paths.SIGN_IN).failureHandler(WebSecurity::signInRefused));
        http.logout(logout -> logout.logoutUrl(Paths.SIGN_OUT)
                .logoutSuccessUrl(Paths.SIGN_IN + "?out")
                .addLogoutHandler(new HeaderWriterLogoutHandler(FORGET)));
        DemoAccounts team = demo.getIfAvailable();
        if (team != null) {
            http.with(new DemoSignIn(team, accounts), Customizer.withDefaults());
        }
        http.authorizeHttpRequests(
                requests -> requests.dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(Paths.any(Paths.PUBLIC))
                        .permitAll()
                        .anyRequest()
                        .authenticated());
        return http.build();
    }

    @Bean
    static SessionRegistry sessionRegistry() {
        return new SessionRegistryImpl();
    }

    @Bean
    static ServletListenerRegistrationBean<HttpSessionEventPublisher> sessionEvents() {
        return new ServletListenerRegistrationBean<>(new HttpSessionEventPublisher());
    }

    /** PostgreSQL refuses texts with NUL; so do we, before they get there. */
    @Bean
    StrictHttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(value -> value.indexOf('\0') < 0);
        return firewall;
    }

    /** The page again with one sentence for every reason, and status 401. */
    static void signInRefused(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException, ServletException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, SignInRequired.CHALLENGE);
        request.getRequestDispatcher(Paths.SIGN_IN_REFUSED).forward(request, response);
    }

    private HttpSecurity guarded(HttpSecurity http, SessionRules rules) throws Exception {
        http.csrf(
                csrf -> csrf.requireCsrfProtectionMatcher(new CsrfRule()).csrfTokenRequestHandler(new UploadTokens()));
        http.addFilterBefore(new BodyLimit(), CsrfFilter.class);
        http.exceptionHandling(
                errors -> errors.authenticationEntryPoint(signInRequired).accessDeniedHandler(requestRefused));
        http.addFilterBefore(rules.check(), AnonymousAuthenticationFilter.class);
        return headed(http);
    }

    private static HttpSecurity stateless(HttpSecurity http) throws Exception {
        http.csrf(csrf -> csrf.disable());
        http.logout(logout -> logout.disable());
        http.requestCache(cache -> cache.disable());
        http.securityContext(context -> context.disable());
        http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
        return headed(http);
    }

    private static HttpSecurity headed(HttpSecurity http) throws Exception {
        return http.headers(headers -> headers.addHeaderWriter(new ContentPolicy())
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN)));
    }

    /** After signing in one returns to a page, not to a fragment of it or to data. */
    private static RequestCache pagesToReturnTo() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setMatchingRequestParameterName(null);
        cache.setRequestMatcher(request -> "GET".equals(request.getMethod())
                && request.getHeader("HX-Request") == null
                && !Answers.wantsJson(request));
        return cache;
    }
}
