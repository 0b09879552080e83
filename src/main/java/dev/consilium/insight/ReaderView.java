package dev.consilium.insight;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.consilium.quality.ReaderOverview;
import dev.consilium.quality.ReaderOverview.Bias;
import dev.consilium.quality.ReaderOverview.OfClass;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One reader against what the closed cases of a project came to.
 *
 * @param reader null where readers look at themselves; @param names of the classes by code
 */
public record ReaderView(
        String project,
        String projectName,
        SettledBy settledBy,
        @Nullable Reader reader,
        @JsonUnwrapped ReaderOverview report,
        @JsonIgnore Map<String, String> names) {

    public record Reader(String id, String username, String name) {}

    /** Classes on which the mistakes lean to one side, most mistakes first. */
    public List<OfClass> leaning() {
        return report.classes().stream()
                .filter(one -> one.bias() == Bias.TOO_OFTEN || one.bias() == Bias.TOO_SELDOM)
                .sorted(Comparator.comparingInt(OfClass::mistakes).reversed())
                .toList();
    }

    /** A value in words. @param none what stands for no class at all */
    public String named(List<String> classes, String none) {
        return classes.isEmpty() ? none : classes.stream().map(this::nameOf).collect(Collectors.joining(" + "));
    }

    public String nameOf(String code) {
        return names.getOrDefault(code, code);
    }
}
