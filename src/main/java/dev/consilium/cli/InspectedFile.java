package dev.consilium.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a file is as a DICOM object. Everything but {@code path} and {@code readable} is null where it is not said or not known.
 *
 * @param path as it was given
 * @param readable whether any element could be read; those up to a fault count
 * @param reason code of what is wrong first, null where nothing is
 * @param frames Number of Frames, 1 for an image that does not say it
 * @param shape frames if more than one, rows, columns, samples if more than one
 * @param pixels null where there are none or they cannot be decoded
 */
record InspectedFile(
        String path,
        boolean readable,
        @Nullable String reason,
        @Nullable String transferSyntax,
        @Nullable String sopClass,
        @Nullable String modality,
        @Nullable Integer rows,
        @Nullable Integer columns,
        @Nullable Integer frames,
        @Nullable Integer bitsAllocated,
        @Nullable Integer pixelRepresentation,
        @Nullable String photometric,
        @Nullable List<Integer> shape,
        @Nullable StoredPixels pixels,
        @Nullable String patientNameUtf8) {

    /**
     * @param min null where it is no number, as in Float Pixel Data
     * @param digest first 16 hexadecimal digits of the SHA-256 of all stored values, little endian, in C order
     */
    record StoredPixels(@Nullable Number min, @Nullable Number max, String digest) {}

    static InspectedFile unreadable(String path, String reason) {
        return new InspectedFile(
                path, false, reason, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    /** Written by hand: binding a record to JSON takes longer than reading most files. */
    String json() {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("path", path);
            json.writeBooleanField("readable", readable);
            json.writeStringField("reason", reason);
            json.writeStringField("transferSyntax", transferSyntax);
            json.writeStringField("sopClass", sopClass);
            json.writeStringField("modality", modality);
            write(json, "rows", rows);
            write(json, "columns", columns);
            write(json, "frames", frames);
            write(json, "bitsAllocated", bitsAllocated);
            write(json, "pixelRepresentation", pixelRepresentation);
            json.writeStringField("photometric", photometric);
            writeShape(json);
            write(json, "min", pixels == null ? null : pixels.min());
            write(json, "max", pixels == null ? null : pixels.max());
            json.writeStringField("pixelDigest", pixels == null ? null : pixels.digest());
            json.writeStringField("patientNameUtf8", patientNameUtf8);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.toString();
    }

    private static void write(JsonGenerator json, String field, @Nullable Number value) throws IOException {
        if (value == null) {
            json.writeNullField(field);
        } else if (value instanceof Double) {
            json.writeNumberField(field, value.doubleValue());
        } else {
            json.writeNumberField(field, value.longValue());
        }
    }

    private void writeShape(JsonGenerator json) throws IOException {
        json.writeFieldName("shape");
        if (shape == null) {
            json.writeNull();
        } else {
            json.writeArray(shape.stream().mapToInt(Integer::intValue).toArray(), 0, shape.size());
        }
    }

    /** One line for people, without the name. */
    String text() {
        StringBuilder line = new StringBuilder(path).append(':');
        if (readable) {
            line.append(modality == null ? " no modality" : " " + modality);
            if (shape != null) {
                line.append(shape.stream().map(String::valueOf).collect(Collectors.joining("x", " ", "")));
            }
            if (pixels != null) {
                line.append(" values %s to %s".formatted(pixels.min(), pixels.max()));
            }
        }
        return reason == null ? line.toString() : line + " " + reason;
    }
}
