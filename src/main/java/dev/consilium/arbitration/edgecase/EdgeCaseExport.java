package dev.consilium.arbitration.edgecase;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilium.annotation.EdgeCategory;
import dev.consilium.common.Digests;
import dev.consilium.common.Refusal;
import dev.consilium.common.SpreadsheetText;
import dev.consilium.identity.Actor;
import dev.consilium.identity.Role;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The register as a file, without any person, for those who answer for the project and its guideline. */
@Component
@Transactional
public class EdgeCaseExport {

    private static final int MOST = 100_000;
    private static final List<String> COLUMNS = List.of(
            "entry_id",
            "case_id",
            "round",
            "state",
            "raised_level",
            "raised_category",
            "category",
            "tags",
            "outcome",
            "reason",
            "guideline_sentence",
            "decision_id",
            "opened_at",
            "closed_at");

    record ExportedRegister(String project, List<ExportedEntry> edgeCases) {}

    /** One entry; people stay in the house. */
    record ExportedEntry(
            String id,
            String caseId,
            int round,
            EdgeCase.State state,
            String raisedLevel,
            @Nullable EdgeCategory raisedCategory,
            @Nullable EdgeCategory category,
            List<String> tags,
            @Nullable BoardOutcome outcome,
            @Nullable String reason,
            @Nullable String guidelineSentence,
            @Nullable String decisionId,
            String openedAt,
            @Nullable String closedAt) {

        static ExportedEntry of(EdgeCase entry) {
            return new ExportedEntry(
                    entry.id(),
                    entry.caseId(),
                    entry.round(),
                    entry.state(),
                    entry.raised().level(),
                    entry.raised().category(),
                    entry.category(),
                    entry.tags(),
                    entry.outcome(),
                    entry.reason(),
                    entry.guidelineSentence(),
                    entry.decisionId(),
                    entry.openedAt().toString(),
                    entry.closedAt() == null ? null : entry.closedAt().toString());
        }

        List<@Nullable Object> cells() {
            return Arrays.asList(
                    id,
                    caseId,
                    round,
                    state.code(),
                    raisedLevel,
                    raisedCategory == null ? null : raisedCategory.code(),
                    category == null ? null : category.code(),
                    String.join(" ", tags),
                    outcome == null ? null : outcome.code(),
                    reason,
                    guidelineSentence,
                    decisionId,
                    openedAt,
                    closedAt);
        }
    }

    private final RegisterAccess access;
    private final EdgeCaseRows entries;
    private final ObjectMapper json;
    private final ApplicationEventPublisher events;

    EdgeCaseExport(RegisterAccess access, EdgeCaseRows entries, ObjectMapper json, ApplicationEventPublisher events) {
        this.access = access;
        this.entries = entries;
        this.json = json;
        this.events = events;
    }

    /**
     * @param format {@code json} or {@code csv} (RFC 4180, UTF-8)
     * @throws Refusal NOT_FOUND for strangers, FORBIDDEN {@code BLINDED}, {@code ROLE_MISSING} unless lead, auditor or designer,
     *     INVALID {@code FORMAT_UNKNOWN}
     */
    public byte[] write(String projectId, EdgeCaseQuery query, String format, Actor actor) {
        RegisterAccess.Sight sight = access.require(projectId, actor, Role.LEAD, Role.AUDITOR, Role.DESIGNER);
        List<ExportedEntry> found =
                entries.matching(EdgeCaseRegister.visible(projectId, sight).matching(query), 0, MOST).stream()
                        .map(ExportedEntry::of)
                        .toList();
        byte[] file = written(projectId, found, format).getBytes(StandardCharsets.UTF_8);
        events.publishEvent(
                new EdgeCasesExported(projectId, actor.id(), format, found.size(), Digests.sha256Hex(file)));
        return file;
    }

    private String written(String projectId, List<ExportedEntry> found, String format) {
        try {
            return switch (format) {
                case "json" -> json.writeValueAsString(new ExportedRegister(projectId, found)) + "\n";
                case "csv" -> csv(found);
                default -> throw Refusal.invalid("FORMAT_UNKNOWN", "The register is written as json or csv.");
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String csv(List<ExportedEntry> found) throws IOException {
        StringWriter text = new StringWriter();
        try (CSVPrinter out = new CSVPrinter(text, CSVFormat.RFC4180)) {
            out.printRecord(COLUMNS);
            for (ExportedEntry entry : found) {
                out.printRecord(
                        entry.cells().stream().map(SpreadsheetText::guarded).toList());
            }
        }
        return text.toString();
    }
}
