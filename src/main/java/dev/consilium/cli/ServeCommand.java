package dev.consilium.cli;

import dev.consilium.Consilium;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code serve}: the web application, until it is stopped. */
@Command(
        name = ServeCommand.NAME,
        description = "Starts the web application on this machine's own address (127.0.0.1).",
        mixinStandardHelpOptions = true,
        customSynopsis = "consilium serve [--port=N] [--a.setting=value]...",
        footer = {"", "Every setting can be given, for example --spring.profiles.active=demo."})
final class ServeCommand implements Callable<Integer> {

    static final String NAME = "serve";

    private static final Pattern SETTING = Pattern.compile("--[a-z][\\w-]*(\\.[\\w\\[\\]-]+)+=.*");

    @Option(names = "--port", paramLabel = "N", description = "Port to listen on; 8080 if not given.")
    private @Nullable Integer port;

    @Unmatched
    private List<String> settings = new ArrayList<>();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        requireSettings();
        CountDownLatch closed = new CountDownLatch(1);
        ConfigurableApplicationContext application = new SpringApplicationBuilder(Consilium.class)
                .bannerMode(Banner.Mode.OFF)
                .initializers(new DatabaseDirectory())
                .listeners((ApplicationListener<ContextClosedEvent>) event -> closed.countDown())
                .properties(Diagnostics.ofServer())
                .run(arguments());
        Diagnostics.started();
        sayWhere(application);
        closed.await();
        return 0;
    }

    private static void sayWhere(ConfigurableApplicationContext application) {
        if (application instanceof WebServerApplicationContext web) {
            // Made here: a field would start the logging for every other command as well.
            Logger log = LoggerFactory.getLogger(ServeCommand.class);
            log.info(
                    "Consilium answers at http://localhost:{}",
                    web.getWebServer().getPort());
        }
    }

    private void requireSettings() {
        for (String setting : settings) {
            if (!SETTING.matcher(setting).matches()) {
                throw new ParameterException(
                        spec.commandLine(), "Unknown option: '" + setting + "'; a setting is --name.of.it=value");
            }
        }
    }

    private String[] arguments() {
        List<String> arguments = new ArrayList<>(settings);
        if (port != null) {
            arguments.add("--server.port=" + port);
        }
        return arguments.toArray(String[]::new);
    }
}
