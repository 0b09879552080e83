package dev.consilium.quality.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.quality.metric.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AgreementReferenceTest {

    @ParameterizedTest
    @EnumSource
    void theReferencePageDefinesEveryMetric(Metric metric) throws IOException {
        assertThat(Files.readString(Path.of("docs/reference/agreement.md"))).contains("| `" + metric.id() + "` |");
    }
}
