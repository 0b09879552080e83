package dev.consilium.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.consilium.workflow.protocol.CheckedFile;
import dev.consilium.workflow.protocol.lint.LintFinding;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a lint found, for programs and for people. */
final class LintAnswer {

    private LintAnswer() {}

    /** Written by hand: binding records to JSON would take a tenth of the time a whole lint may take. */
    static String json(List<CheckedFile> checked) {
        StringWriter answer = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(answer).useDefaultPrettyPrinter()) {
            json.writeStartArray();
            for (CheckedFile file : checked) {
                write(file, json);
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answer.toString();
    }

    private static void write(CheckedFile file, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("file", file.file());
        json.writeArrayFieldStart("findings");
        for (LintFinding finding : file.findings()) {
            json.writeStartObject();
            json.writeStringField("rule", finding.rule());
            json.writeStringField("severity", finding.severity().name().toLowerCase(Locale.ROOT));
            json.writeStringField("element", finding.element());
            json.writeNumberField("line", finding.line());
            json.writeStringField("message", finding.message());
            json.writeStringField("mend", finding.mend());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    static String text(List<CheckedFile> checked) {
        String findings = checked.stream()
                .flatMap(file -> file.findings().stream().map(finding -> line(file, finding)))
                .collect(Collectors.joining(System.lineSeparator()));
        return findings.isEmpty() ? "nothing to mend in " + checked.size() + " files" : findings;
    }

    private static String line(CheckedFile file, LintFinding finding) {
        return "%s:%d: %s %s: %s %s"
                .formatted(
                        file.file(),
                        finding.line(),
                        finding.rule(),
                        finding.element(),
                        finding.message(),
                        finding.mend());
    }
}
