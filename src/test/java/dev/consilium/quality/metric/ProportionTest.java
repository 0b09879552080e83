package dev.consilium.quality.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Limits as scipy gives them: {@code binomtest(x, n).proportion_ci(method="wilson")}. */
class ProportionTest {

    @ParameterizedTest
    @CsvSource({
        "8, 10, 0.4901625, 0.9433178",
        "0, 10, 0.0000000, 0.2775328",
        "10, 10, 0.7224672, 1.0000000",
        "1, 1, 0.2065493, 1.0000000",
        "47, 50, 0.8378291, 0.9793850"
    })
    void hasWilsonsInterval(int successes, int trials, double lower, double upper) {
        Proportion share = Proportion.of(successes, trials);
        assertThat(share.interval().lo()).isCloseTo(lower, within(1e-6));
        assertThat(share.interval().hi()).isCloseTo(upper, within(1e-6));
        assertThat(share.value()).isEqualTo((double) successes / trials);
    }

    @Test
    void isNothingWithoutATrial() {
        assertThatIllegalArgumentException().isThrownBy(() -> Proportion.of(0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Proportion.of(3, 2));
    }
}
