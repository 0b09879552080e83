package dev.consilium.quality.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MetricsPageTest {

    private static final Pattern ID = Pattern.compile("`([a-z0-9-]+)`");

    @Test
    void definesExactlyTheMetricsThereAre() throws IOException {
        assertThat(defined())
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Metric.values()).map(Metric::id).toList());
    }

    /** The first cells of the tables headed {@code metricId}. */
    private static List<String> defined() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("docs/reference/metrics.md"));
        return java.util.stream.IntStream.range(0, lines.size())
                .filter(at -> lines.get(at).startsWith("| metricId |"))
                .boxed()
                .flatMap(at -> lines.subList(at + 2, lines.size()).stream().takeWhile(line -> line.startsWith("|")))
                .map(row -> row.split("\\|")[1])
                .flatMap(cell -> ID.matcher(cell).results().map(found -> found.group(1)))
                .toList();
    }
}
