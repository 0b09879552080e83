package dev.consilium.identity;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Prints the link of the first start, once the server listens and whatever creates a team has run. To the console, not to the
 * log: logs are kept and forwarded.
 */
@Component
class SetupLink {

    private final FirstStart firstStart;
    private final IdentitySettings settings;

    SetupLink(FirstStart firstStart, IdentitySettings settings) {
        this.firstStart = firstStart;
        this.settings = settings;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof WebServerApplicationContext web) {
            String root = root(web);
            firstStart.issueToken().ifPresent(token -> System.out.println(announcement(root + "/setup/" + token)));
        }
    }

    private static String root(WebServerApplicationContext web) {
        String path = web.getEnvironment().getProperty("server.servlet.context-path", "");
        return "http://localhost:" + web.getWebServer().getPort() + path;
    }

    private String announcement(String link) {
        return """

                Nobody has an account yet. Create the first administrator here:

                    %s

                The link works once, for %d minutes. A restart gives a new one.
                """.formatted(link, settings.setupValid().toMinutes());
    }
}
