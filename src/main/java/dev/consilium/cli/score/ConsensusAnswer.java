package dev.consilium.cli.score;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.consilium.quality.consensus.ItemLabel;
import dev.consilium.quality.consensus.LabelConsensus;
import dev.consilium.quality.consensus.Multistart;
import dev.consilium.quality.consensus.ReaderEstimate;
import dev.consilium.quality.consensus.ReaderReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A consensus for programs and for people. */
public final class ConsensusAnswer {

    private static final String DOMAIN_FROM_DATA =
            "The classes are those that occur; one that never occurs changes posteriors and ties. Name all in --categories.";

    private final ConsensusRun.Outcome outcome;
    private final LabelConsensus consensus;

    public ConsensusAnswer(ConsensusRun.Outcome outcome) {
        this.outcome = outcome;
        this.consensus = outcome.consensus();
    }

    public void writeJson(PrintWriter out) {
        JsonText.write(out, this::write);
        out.println();
    }

    private void write(JsonGenerator json) throws IOException {
        json.writeStringField("method", consensus.method());
        json.writeStringField("definitionVersion", consensus.definitionVersion());
        json.writeStringField("status", consensus.status().name());
        JsonText.strings(json, "classes", consensus.classes());
        json.writeBooleanField("classesGiven", outcome.domainGiven());
        json.writeArrayFieldStart("labels");
        for (ItemLabel label : consensus.labels()) {
            label(json, label);
        }
        json.writeEndArray();
        json.writeFieldName("classPriors");
        JsonText.numbers(json, consensus.classPriors());
        JsonText.number(json, "logLikelihood", consensus.logLikelihood());
        JsonText.number(json, "objective", consensus.objective());
        json.writeNumberField("iterations", consensus.iterations());
        json.writeBooleanField("converged", consensus.converged());
        json.writeArrayFieldStart("readers");
        for (ReaderEstimate reader : consensus.readers()) {
            reader(json, reader);
        }
        json.writeEndArray();
        if (!outcome.reports().isEmpty()) {
            json.writeArrayFieldStart("readerReports");
            for (ReaderReport report : outcome.reports()) {
                report(json, report);
            }
            json.writeEndArray();
        }
        if (outcome.starts() != null) {
            starts(json, outcome.starts());
        }
        json.writeNumberField("missing", outcome.missing());
        json.writeNumberField("truthKnown", outcome.truthKnown());
        json.writeNumberField("truthUnused", outcome.truthUnused());
        JsonText.strings(json, "warnings", warnings());
        json.writeStringField("inputDigest", consensus.inputDigest());
    }

    private static void label(JsonGenerator json, ItemLabel label) throws IOException {
        json.writeStartObject();
        json.writeStringField("unit", label.unit());
        json.writeStringField("label", label.label());
        json.writeFieldName("posterior");
        JsonText.numbers(json, label.posterior());
        json.writeBooleanField("tie", label.tie());
        if (label.easiness() != null) {
            json.writeNumberField("easiness", label.easiness());
        }
        json.writeEndObject();
    }

    private static void reader(JsonGenerator json, ReaderEstimate reader) throws IOException {
        json.writeStartObject();
        json.writeStringField("rater", reader.rater());
        json.writeArrayFieldStart("confusion");
        for (double[] row : reader.confusion()) {
            JsonText.numbers(json, row);
        }
        json.writeEndArray();
        JsonText.number(json, "reliability", reader.reliability());
        json.writeNumberField("n", reader.n());
        if (reader.skill() != null) {
            json.writeNumberField("skill", reader.skill());
        }
        json.writeEndObject();
    }

    private static void report(JsonGenerator json, ReaderReport report) throws IOException {
        json.writeStartObject();
        json.writeStringField("rater", report.rater());
        json.writeNumberField("labels", report.labels());
        json.writeNumberField("compared", report.compared());
        json.writeNumberField("accuracy", report.accuracy());
        json.writeNumberField("information", report.information());
        JsonText.number(json, "informationShare", report.informationShare());
        if (report.bias() != null) {
            json.writeFieldName("bias");
            JsonText.numbers(json, report.bias());
        }
        JsonText.number(json, "reliability", report.reliability());
        JsonText.number(
                json, "gold", report.gold() == null ? null : report.gold().value());
        json.writeArrayFieldStart("confusion");
        for (ReaderReport.Cell[] row : report.confusion()) {
            json.writeStartArray();
            for (ReaderReport.Cell cell : row) {
                json.writeStartObject();
                json.writeNumberField("share", cell.share());
                json.writeNumberField("lo", cell.interval().lo());
                json.writeNumberField("hi", cell.interval().hi());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void starts(JsonGenerator json, Multistart starts) throws IOException {
        json.writeObjectFieldStart("starts");
        json.writeNumberField("starts", starts.starts());
        json.writeNumberField("seed", starts.seed());
        json.writeNumberField("objective", starts.objective());
        json.writeNumberField("best", starts.best());
        json.writeNumberField("higher", starts.higher());
        json.writeNumberField("otherLabels", starts.otherLabels());
        json.writeEndObject();
    }

    private List<String> warnings() {
        return outcome.domainGiven() ? List.of() : List.of(DOMAIN_FROM_DATA);
    }

    public void writeText(PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%s: %d units, %d raters, status %s, %d iterations%s%n",
                consensus.method(),
                consensus.labels().size(),
                consensus.readers().size(),
                consensus.status(),
                consensus.iterations(),
                consensus.converged() ? "" : ", not converged");
        warnings().forEach(out::println);
        out.println("classes: " + String.join(", ", consensus.classes()));
        out.println("priors:  " + row(consensus.classPriors()));
        out.println("log-likelihood: " + number(consensus.logLikelihood()));
        for (ReaderEstimate reader : consensus.readers()) {
            out.println();
            out.printf(
                    Locale.ROOT,
                    "rater %s: %d labels, reliability %s; confusion (rows true, columns said)%n",
                    reader.rater(),
                    reader.n(),
                    number(reader.reliability()));
            Arrays.stream(reader.confusion()).forEach(row -> out.println("  " + row(row)));
        }
        outcome.reports()
                .forEach(report -> out.printf(
                        Locale.ROOT,
                        "rater %s against the others: accuracy %s, information %s nats (%s of the most)%n",
                        report.rater(),
                        number(report.accuracy()),
                        number(report.information()),
                        number(report.informationShare())));
        if (outcome.starts() != null) {
            out.printf(
                    Locale.ROOT,
                    "%d random starts: %d end higher, by at most %.3g; %d labels would differ%n",
                    outcome.starts().starts(),
                    outcome.starts().higher(),
                    outcome.starts().best() - outcome.starts().objective(),
                    outcome.starts().otherLabels());
        }
        out.println();
        consensus.labels().forEach(label -> out.println(line(label)));
    }

    private static String line(ItemLabel label) {
        String said = label.label() == null ? "-" : label.label();
        return label.unit() + "  " + said + "  " + row(label.posterior()) + (label.tie() ? "  tie" : "");
    }

    private static String row(double[] values) {
        return String.join(
                " ", Arrays.stream(values).mapToObj(ConsensusAnswer::number).toList());
    }

    private static String number(@Nullable Double value) {
        return value == null ? "-" : String.format(Locale.ROOT, "%.4f", value);
    }
}
