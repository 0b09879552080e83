package dev.consilium.cli.demo;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Sets the demo up once the application is ready: the team at once, the images behind it while jobs run. */
@Component
@Profile("demo")
class DemoStart {

    private static final Logger log = LoggerFactory.getLogger(DemoStart.class);

    private final DemoProject project;
    private final DemoImages images;
    private final DemoSettings settings;

    DemoStart(DemoProject project, DemoImages images, DemoSettings settings) {
        this.project = project;
        this.images = images;
        this.settings = settings;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        String projectId = project.ensure();
        log.info("The demo team is ready; its passwords are in {}", settings.credentials());
        Thread intake = new Thread(() -> images.takeIn(projectId), "demo-images");
        intake.setDaemon(true);
        intake.start();
    }
}
