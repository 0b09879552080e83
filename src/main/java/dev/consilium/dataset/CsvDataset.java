package dev.consilium.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.consilium.annotation.Label;
import dev.consilium.common.SpreadsheetText;
import dev.consilium.dataset.ExportedCase.ExportedEdgeCase;
import dev.consilium.dataset.ExportedCase.ExportedReading;
import dev.consilium.dataset.ExportedCase.ExportedRevision;
import dev.consilium.dataset.ExportedCase.ExportedTruth;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** RFC 4180, UTF-8: one row per revision of a reading, with the ground truth its case has now; labels as JSON in their cell. */
final class CsvDataset implements DatasetWriter {

    private static final List<String> CASE =
            List.of("case_id", "study_uid", "series_uid", "modality", "state", "rounds", "route", "route_reason");
    private static final List<String> READING = List.of(
            "reading_id",
            "reader",
            "level",
            "round",
            "classes",
            "labels",
            "confidence",
            "flags",
            "comment",
            "edge_category",
            "submitted_at",
            "set_aside_at",
            "active_seconds",
            "revision",
            "latest",
            "created_at",
            "protocol_digest",
            "guideline_version",
            "content_digest",
            "dependent");
    private static final List<String> TRUTH = List.of(
            "truth_revision",
            "truth_origin",
            "truth_classes",
            "truth_labels",
            "truth_soft_label",
            "truth_percent_agreement",
            "truth_certainty",
            "truth_certainty_calibrated");

    private static final List<String> EDGE_CASE = List.of("board_outcome", "board_category", "board_tags");

    private final ObjectMapper json;
    private final CSVPrinter out;

    CsvDataset(ObjectMapper json, OutputStream stream) throws IOException {
        this.json = json.copy().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
        this.out = new CSVPrinter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), CSVFormat.RFC4180);
    }

    @Override
    public void begin(DatasetHead head) throws IOException {
        List<String> names = new ArrayList<>(CASE);
        names.addAll(READING);
        names.addAll(TRUTH);
        names.addAll(EDGE_CASE);
        out.printRecord(names);
    }

    @Override
    public void add(ExportedCase closed) throws IOException {
        Optional<ExportedTruth> label =
                closed.groundTruth().stream().filter(ExportedTruth::current).findFirst();
        List<@Nullable Object> truth = label.isEmpty() ? blank(TRUTH) : cells(label.get());
        for (ExportedReading reading : closed.readings()) {
            for (ExportedRevision revision : reading.revisions()) {
                List<@Nullable Object> row = new ArrayList<>(cells(closed));
                row.addAll(cells(reading, revision));
                row.addAll(truth);
                row.addAll(edgeCase(closed.edgeCases()));
                out.printRecord(row.stream().map(SpreadsheetText::guarded).toList());
            }
        }
    }

    @Override
    public void end() throws IOException {
        out.flush();
    }

    private static List<@Nullable Object> cells(ExportedCase closed) {
        return Arrays.asList(
                closed.id(),
                closed.series().studyUid(),
                closed.series().seriesUid(),
                closed.modality(),
                closed.state(),
                closed.rounds(),
                closed.route(),
                closed.routeReason());
    }

    private List<@Nullable Object> cells(ExportedReading reading, ExportedRevision said)
            throws JsonProcessingException {
        return Arrays.asList(
                reading.id(),
                reading.reader(),
                reading.level(),
                reading.round(),
                classes(said.labels()),
                json.writeValueAsString(said.labels()),
                said.confidence(),
                said.flags().stream().map(Enum::name).collect(Collectors.joining(" ")),
                said.comment(),
                said.edgeCategory(),
                reading.submittedAt(),
                reading.setAsideAt(),
                reading.activeSeconds(),
                said.revision(),
                said.revision() == reading.revision(),
                said.createdAt(),
                said.protocolDigest(),
                said.guidelineVersion(),
                said.contentDigest(),
                said.dependent());
    }

    private List<@Nullable Object> cells(ExportedTruth truth) throws JsonProcessingException {
        return Arrays.asList(
                truth.revision(),
                truth.origin(),
                classes(truth.labels()),
                json.writeValueAsString(truth.labels()),
                json.writeValueAsString(truth.softLabel()),
                truth.percentAgreement(),
                truth.belief() == null ? null : truth.belief().certainty(),
                truth.belief() == null ? null : truth.belief().calibrated());
    }

    /** What the board said last. */
    private static List<@Nullable Object> edgeCase(List<ExportedEdgeCase> entries) {
        if (entries.isEmpty()) {
            return blank(EDGE_CASE);
        }
        ExportedEdgeCase last = entries.get(entries.size() - 1);
        return Arrays.asList(
                last.outcome() == null ? null : last.outcome().code(),
                last.category() == null ? null : last.category().code(),
                String.join(" ", last.tags()));
    }

    private static List<@Nullable Object> blank(List<String> columns) {
        return new ArrayList<>(java.util.Collections.nCopies(columns.size(), null));
    }

    private static String classes(List<Label> labels) {
        return labels.stream().map(Label::labelClass).distinct().sorted().collect(Collectors.joining("+"));
    }
}
