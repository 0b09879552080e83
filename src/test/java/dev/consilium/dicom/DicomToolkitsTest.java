package dev.consilium.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.util.ClassUtils;

class DicomToolkitsTest {

    /** The default build holds the built-in adapter alone; with profile dcm4che the other one is used. */
    @Test
    void theAdapterOfTheBuildIsUsed() {
        boolean other =
                ClassUtils.isPresent("org.dcm4che3.data.Attributes", getClass().getClassLoader());
        assertThat(DicomToolkits.present().getClass().getSimpleName())
                .isEqualTo(other ? "Dcm4cheToolkit" : "Part10Toolkit");
    }
}
