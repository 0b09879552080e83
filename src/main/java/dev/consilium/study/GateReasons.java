package dev.consilium.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Why a series is in quarantine, never nothing: a decision table may fail figures that are no finding of their own. */
@Component
class GateReasons {

    private final SeriesRecords series;
    private final Findings findings;
    private final ObjectMapper json;

    GateReasons(SeriesRecords series, Findings findings, ObjectMapper json) {
        this.series = series;
        this.findings = findings;
        this.json = json;
    }

    /** Codes of what was found; {@code GATE_RULE} is added where the verdict is worse than anything found. */
    List<String> of(String seriesId, @Nullable Verdict verdict) {
        boolean explained =
                findings.ofSeries(seriesId).stream().anyMatch(finding -> finding.severity() == Finding.Severity.FAIL);
        if (verdict == Verdict.FAIL && !explained) {
            String detail = "the decision table of the gate failed the series by its figures" + figures(seriesId);
            Finding rule = new Finding("GATE_RULE", Finding.Severity.FAIL, detail);
            findings.replace(seriesId, Findings.Source.RULE, List.of(rule));
        }
        return findings.ofSeries(seriesId).stream()
                .map(Finding::code)
                .distinct()
                .toList();
    }

    private String figures(String seriesId) {
        return measures(seriesId)
                .map(measures -> String.format(
                        Locale.ROOT,
                        ": matrix %d x %d, dynamic range %.1f, pixels of %s mm, slices %s mm apart",
                        measures.rows(),
                        measures.columns(),
                        measures.dynamicRange(),
                        mm(measures.pixelSpacing()),
                        mm(measures.sliceSpacing())))
                .orElse("");
    }

    private static String mm(@Nullable Double length) {
        return length == null ? "unknown" : String.format(Locale.ROOT, "%.2f", length);
    }

    private Optional<QualityCheck.Measures> measures(String seriesId) {
        return series.measures(seriesId).map(text -> {
            try {
                return json.readValue(text, QualityCheck.Measures.class);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
