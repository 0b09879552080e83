package dev.consilium.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** D-06, a tenth of what {@code ./dev chaos uids} does. */
class UidCollisionsTest {

    @Test
    void noTwoUidsBecomeOne() {
        int collisions = UidCollisions.among(1_000_000);
        System.out.printf("D-06: %d collisions among 1000000 UIDs%n", collisions);
        assertThat(collisions).isZero();
    }

    @Test
    void comparesWhatIsInTheNumber() {
        assertThat(UidCollisions.lowerHalf("2.25.18446744073709551617")).isEqualTo(1);
        assertThat(UidCollisions.lowerHalf("2.25.18446744073709551618")).isEqualTo(2);
    }
}
