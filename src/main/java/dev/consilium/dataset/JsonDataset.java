package dev.consilium.dataset;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.OutputStream;

/** One object; members of maps in order of their names, absent values as null, one case a line. */
final class JsonDataset implements DatasetWriter {

    private final ObjectMapper json;
    private final JsonGenerator out;

    JsonDataset(ObjectMapper json, OutputStream stream) throws IOException {
        this.json = json.copy()
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);
        this.out = this.json.createGenerator(stream).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    }

    @Override
    public void begin(DatasetHead head) throws IOException {
        out.writeStartObject();
        for (var member : json.<com.fasterxml.jackson.databind.node.ObjectNode>valueToTree(head)
                .properties()) {
            out.writeFieldName(member.getKey());
            json.writeValue(out, member.getValue());
        }
        out.writeArrayFieldStart("cases");
    }

    @Override
    public void add(ExportedCase closed) throws IOException {
        line(closed);
    }

    /** A case with whatever stands beside it. */
    void line(Object closed) throws IOException {
        out.writeRaw('\n');
        json.writeValue(out, closed);
    }

    @Override
    public void end() throws IOException {
        out.writeEndArray();
        out.writeEndObject();
        out.writeRaw('\n');
        out.flush();
    }
}
