package dev.consilium.cli.score;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.consilium.quality.metric.MetricResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers as JSON, written by hand: binding records would take longer than the start of a command may. */
public final class JsonText {

    /** Writes one answer; its fields in the order of the calls. */
    public interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    private JsonText() {}

    /** Leaves the writer open. */
    public static void write(Writer out, Content content) {
        JsonFactory factory = new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        try (JsonGenerator json = factory.createGenerator(out).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            content.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void strings(JsonGenerator json, String field, Collection<String> values) throws IOException {
        json.writeArrayFieldStart(field);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    public static void numbers(JsonGenerator json, double[] values) throws IOException {
        json.writeStartArray();
        for (double value : values) {
            json.writeNumber(value);
        }
        json.writeEndArray();
    }

    public static void number(JsonGenerator json, String field, @Nullable Double value) throws IOException {
        json.writeFieldName(field);
        value(json, value);
    }

    /** With the members and in the order of {@link MetricResult}. */
    public static void metrics(JsonGenerator json, String field, List<MetricResult> results) throws IOException {
        json.writeArrayFieldStart(field);
        for (MetricResult result : results) {
            metric(json, result);
        }
        json.writeEndArray();
    }

    private static void metric(JsonGenerator json, MetricResult result) throws IOException {
        json.writeStartObject();
        json.writeStringField("metricId", result.metricId());
        json.writeStringField("definitionVersion", result.definitionVersion());
        json.writeFieldName("parameters");
        value(json, result.parameters());
        number(json, "value", result.value());
        json.writeStringField("status", result.status().name());
        json.writeNumberField("nUnits", result.nUnits());
        json.writeNumberField("nUndefinedUnits", result.nUndefinedUnits());
        json.writeNumberField("nPairs", result.nPairs());
        json.writeFieldName("ci");
        interval(json, result.ci());
        json.writeStringField("inputDigest", result.inputDigest());
        json.writeEndObject();
    }

    private static void interval(JsonGenerator json, MetricResult.@Nullable Interval interval) throws IOException {
        if (interval == null) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        json.writeStringField("method", interval.method());
        json.writeNumberField("level", interval.level());
        json.writeNumberField("lo", interval.lo());
        json.writeNumberField("hi", interval.hi());
        json.writeEndObject();
    }

    private static void value(JsonGenerator json, @Nullable Object value) throws IOException {
        if (value instanceof Map<?, ?> members) {
            json.writeStartObject();
            for (Map.Entry<?, ?> member : members.entrySet()) {
                json.writeFieldName(String.valueOf(member.getKey()));
                value(json, member.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof Collection<?> elements) {
            json.writeStartArray();
            for (Object element : elements) {
                value(json, element);
            }
            json.writeEndArray();
        } else if (value instanceof Double number) {
            json.writeNumber(number);
        } else if (value instanceof Number number) {
            json.writeNumber(number.longValue());
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value == null) {
            json.writeNull();
        } else {
            json.writeString(value.toString());
        }
    }
}
