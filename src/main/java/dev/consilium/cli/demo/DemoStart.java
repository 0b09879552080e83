package dev.consilium.cli.demo;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Sets the demo up: the team before the application is ready, the images behind it while jobs run. */
@Component
@Profile("demo")
@ConditionalOnWebApplication
class DemoStart implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(DemoStart.class);

    private final DemoProject project;
    private final DemoImages images;
    private final DemoSettings settings;

    DemoStart(DemoProject project, DemoImages images, DemoSettings settings) {
        this.project = project;
        this.images = images;
        this.settings = settings;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        project.ensure();
        log.info("The demo team is ready; its passwords are in {}", settings.credentials());
    }

    @EventListener(ApplicationReadyEvent.class)
    void takeImagesIn() {
        Thread intake = new Thread(() -> images.takeIn(project.ensure()), "demo-images");
        intake.setDaemon(true);
        intake.start();
    }
}
