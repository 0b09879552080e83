package dev.consilium.cli;

import dev.consilium.Consilium;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The application without its web side, for one command. Beans the command does not need are not made. */
final class Application {

    private Application() {}

    static ConfigurableApplicationContext start(Diagnostics diagnostics, String... profiles) {
        return new SpringApplicationBuilder(Consilium.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .lazyInitialization(true)
                .registerShutdownHook(true)
                .initializers(new DatabaseDirectory())
                .profiles(profiles)
                .properties(Map.of("spring.jmx.enabled", "false"))
                .properties(diagnostics.properties())
                .run();
    }
}
