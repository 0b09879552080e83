package dev.consilium.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.tngtech.archunit.core.importer.ImportOption;
import dev.consilium.Consilium;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;

/** The modules import in one direction only, and only each other's root types. */
class ModularityTest {

    @Test
    void modulesImportRightwardsOnly() {
        ApplicationModules.of(Consilium.class).verify();
    }

    @Test
    void modulesThatReachInsideEachOtherAreFound() {
        assertThat(wrong()).hasSize(2);
        assertThatExceptionOfType(Violations.class)
                .isThrownBy(() -> wrong().verify())
                .withMessageContaining("non-exposed type")
                .withMessageContaining("Cycle detected");
    }

    private static ApplicationModules wrong() {
        return ApplicationModules.of("dev.consilium.architecture.wrongmodules", (ImportOption) location -> true);
    }

    @Test
    void everyModuleSaysWhatItMayUse() {
        assertThat(ApplicationModules.of(Consilium.class))
                .extracting(module -> module.getIdentifier().toString())
                .contains("common", "identity", "dicom", "imaging", "study", "annotation", "quality", "project")
                .contains(
                        "arbitration",
                        "workflow",
                        "worklist",
                        "studio",
                        "insight",
                        "dataset",
                        "audit",
                        "platform",
                        "cli");
    }
}
