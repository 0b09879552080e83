package dev.consilium.workflow.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consilium.common.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The two numbers that a sweep turns, in the shipped tables, on the engine of decision tables. */
class RoutingThresholdsTest {

    private static final ProtocolBundle FINDINGS = new ProtocolLibrary().protocol("finding-consensus");

    @ParameterizedTest
    @CsvSource({
        // threshold, posterior, critical, route
        "0.95, 0.95,  false, accept",
        "0.95, 0.949, false, more",
        "0.9,  0.9,   false, accept",
        "0.9,  0.98,  true,  more",
        "0.9,  0.99,  true,  accept",
        "0.995,0.99,  false, more",
        "0.995,0.99,  true,  more",
        "0.995,0.995, true,  accept"
    })
    void theThresholdOfCriticalFindingsIsNeverLoosened(
            double threshold, double posterior, boolean critical, String route) {
        assertThat(route(new RoutingThresholds(threshold, null), posterior, critical, 3, true))
                .isEqualTo(route);
    }

    @ParameterizedTest
    @CsvSource({"5, 4, more", "5, 5, specialist", "4, 4, specialist", "7, 6, more", "3, 3, specialist"})
    void moreIsAskedForBelowTheNumberOfReadings(int most, int readings, String route) {
        for (boolean calibrated : new boolean[] {true, false}) {
            assertThat(route(new RoutingThresholds(null, most), 0.7, false, readings, calibrated))
                    .isEqualTo(route);
        }
    }

    @Test
    void asTheTableHasItIsTheSameProtocol() {
        assertThat(RoutingThresholds.OWN.in(FINDINGS)).isSameAs(FINDINGS);
        assertThat(new RoutingThresholds(0.95, 5).in(FINDINGS).digest()).isEqualTo(FINDINGS.digest());
    }

    @Test
    void aTableWithoutAPosteriorHasNothingToTurn() {
        String table = FINDINGS.get("routing.dmn").text().replace(">posterior<", ">percentAgreement<");
        ProtocolBundle other = FINDINGS.with(new ProtocolFile("routing.dmn", table.getBytes(StandardCharsets.UTF_8)));
        assertThatThrownBy(() -> new RoutingThresholds(0.9, null).in(other))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("ROUTING_WITHOUT_POSTERIOR"));
        ProtocolBundle lesions = new ProtocolLibrary().protocol("lesion-double-read");
        assertThat(new RoutingThresholds(0.9, 4).in(lesions).digest()).isNotEqualTo(lesions.digest());
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void aThresholdIsAProbability(double threshold) {
        assertThatThrownBy(() -> new RoutingThresholds(threshold, null)).isInstanceOf(Refusal.class);
    }

    private static String route(
            RoutingThresholds thresholds, double posterior, boolean critical, int readings, boolean calibrated) {
        return String.valueOf(DecisionTable.of(thresholds.in(FINDINGS), "routing")
                .decide(Map.of(
                        "posterior",
                        posterior,
                        "criticalFinding",
                        critical,
                        "readingCount",
                        readings,
                        "calibrated",
                        calibrated,
                        "majorityShare",
                        0.7,
                        "tie",
                        false,
                        "reliableDissent",
                        false,
                        "readerDrift",
                        false,
                        "gainOfOneMore",
                        0.05,
                        "readersLeft",
                        3))
                .outputs()
                .get("route"));
    }
}
