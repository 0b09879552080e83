package dev.consilium.cli.demo;

import dev.consilium.cli.Uploads;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.identity.People;
import dev.consilium.study.StudyIntake;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Takes the images of the demo in as its data manager would. Without images the demo goes on. */
@Component
@Profile("demo")
class DemoImages {

    private static final Logger log = LoggerFactory.getLogger(DemoImages.class);
    private static final String ONCE = "demo-images";

    private final DemoSettings settings;
    private final People people;
    private final StudyIntake intake;

    DemoImages(DemoSettings settings, People people, StudyIntake intake) {
        this.settings = settings;
        this.people = people;
        this.intake = intake;
    }

    void takeIn(String projectId) {
        Path images = settings.images();
        if (images == null || !Files.isDirectory(images)) {
            log.warn("The demo starts without images: consilium.demo.images names no directory");
            return;
        }
        try {
            Actor dataManager =
                    Actor.person(people.byUsername(DemoMember.dataManager().username())
                            .orElseThrow()
                            .id());
            intake.receive(projectId, Uploads.of(List.of(images)), dataManager, ONCE);
        } catch (Refusal refusal) {
            log.warn("The demo goes on without new images: {} {}", refusal.code(), refusal.sentence());
        } catch (RuntimeException e) {
            log.warn("The demo goes on without images", e);
        }
    }
}
