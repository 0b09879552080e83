package dev.consilium.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.consilium.dicom.Deidentifier;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one file.
 *
 * @param output where it was written, null where it was not
 * @param code why not, null where it was
 * @param burnedInRisk why its pixels may show text, null where nothing speaks for it
 * @param methodCodes of CID 7050, as they stand in the output
 */
record DeidentifiedFile(
        String path,
        @Nullable String output,
        @Nullable String code,
        @Nullable String burnedInRisk,
        List<String> methodCodes) {

    static DeidentifiedFile refused(String path, String code) {
        return new DeidentifiedFile(path, null, code, null, List.of());
    }

    String json() {
        StringWriter line = new StringWriter();
        try (JsonGenerator generator = new JsonFactory().createGenerator(line)) {
            generator.writeStartObject();
            generator.writeStringField("path", path);
            generator.writeStringField("output", output);
            generator.writeStringField("code", code);
            generator.writeStringField("burnedInRisk", burnedInRisk);
            generator.writeStringField("faces", faces());
            generator.writeFieldName("methodCodes");
            generator.writeArray(methodCodes.toArray(String[]::new), 0, methodCodes.size());
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.toString();
    }

    /** Null where nothing was written. */
    private @Nullable String faces() {
        if (output == null) {
            return null;
        }
        return methodCodes.contains(Deidentifier.CLEAN_FEATURES) ? "BLANKED" : "NOT_DONE";
    }

    String text() {
        String result = output == null ? "not written, " + code : output;
        return path + ": " + result + (burnedInRisk == null ? "" : " (look at its pixels: " + burnedInRisk + ")");
    }
}
