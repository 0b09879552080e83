package dev.consilium.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.Consilium;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The modules import in one direction only, and only each other's root types. */
class ModularityTest {

    @Test
    void modulesImportRightwardsOnly() {
        ApplicationModules.of(Consilium.class).verify();
    }

    @Test
    void everyModuleSaysWhatItMayUse() {
        assertThat(ApplicationModules.of(Consilium.class))
                .extracting(module -> module.getIdentifier().toString())
                .contains("common", "identity", "dicom", "imaging", "study", "annotation", "quality", "project")
                .contains("arbitration", "workflow", "worklist", "dataset", "audit", "platform", "cli");
    }
}
