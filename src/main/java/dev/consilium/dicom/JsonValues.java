package dev.consilium.dicom;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/** The values of an element that are texts or numbers, as JSON (PS3.18 F.2.3 to F.2.5). */
final class JsonValues {

    private static final List<String> COMPONENTS = List.of("Alphabetic", "Ideographic", "Phonetic");

    /** Readers of JSON refuse longer ones, and making them costs the square of their length. */
    private static final int LONGEST_NUMBER = 1_000;

    private JsonValues() {}

    /** Nothing where the element holds no value; one that is missing among others is null. */
    static void write(Element element, CharacterSet charset, JsonGenerator json) throws IOException {
        if (element.vr().isText()) {
            texts(element.vr(), Values.texts(element, charset), json);
        } else {
            numbers(element.vr(), element.value(), json);
        }
    }

    private static void texts(Vr vr, List<String> texts, JsonGenerator json) throws IOException {
        if (texts.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("Value");
        for (String text : texts) {
            if (text.isEmpty()) {
                json.writeNull();
            } else if (vr == Vr.PN) {
                name(text, json);
            } else if (vr == Vr.DS || vr == Vr.IS) {
                decimal(text, json);
            } else {
                json.writeString(text);
            }
        }
        json.writeEndArray();
    }

    private static void name(String text, JsonGenerator json) throws IOException {
        String[] groups = text.split("=", -1);
        json.writeStartObject();
        for (int i = 0; i < Math.min(groups.length, COMPONENTS.size()); i++) {
            if (!groups[i].isEmpty()) {
                json.writeStringField(COMPONENTS.get(i), groups[i]);
            }
        }
        json.writeEndObject();
    }

    /** A number as exact as it was written; what is none, or is beyond what programs can hold, stays the text it is. */
    private static void decimal(String text, JsonGenerator json) throws IOException {
        Optional<BigDecimal> number = exact(text);
        if (number.isPresent()) {
            json.writeNumber(number.get());
        } else {
            json.writeString(text);
        }
    }

    private static Optional<BigDecimal> exact(String text) {
        if (text.length() > LONGEST_NUMBER || !Values.isDecimal(text) || !Double.isFinite(Double.parseDouble(text))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException exponentTooLong) { // a double makes zero of it
            return Optional.empty();
        }
    }

    private static void numbers(Vr vr, byte[] value, JsonGenerator json) throws IOException {
        int width = vr == Vr.AT ? 4 : vr.width();
        ByteBuffer bytes = ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.remaining() < width) {
            return;
        }
        json.writeArrayFieldStart("Value");
        while (bytes.remaining() >= width) {
            number(vr, bytes, json);
        }
        json.writeEndArray();
    }

    private static void number(Vr vr, ByteBuffer bytes, JsonGenerator json) throws IOException {
        switch (vr) {
            case US -> json.writeNumber(Short.toUnsignedInt(bytes.getShort()));
            case SS -> json.writeNumber(bytes.getShort());
            case UL -> json.writeNumber(Integer.toUnsignedLong(bytes.getInt()));
            case SL -> json.writeNumber(bytes.getInt());
            case SV -> json.writeNumber(bytes.getLong());
            case UV -> json.writeNumber(new BigInteger(Long.toUnsignedString(bytes.getLong())));
            case FL -> real(bytes.getFloat(), json);
            case FD -> real(bytes.getDouble(), json);
            case AT -> json.writeString("%04X%04X".formatted(bytes.getShort(), bytes.getShort()));
            default -> throw new IllegalArgumentException(vr.name());
        }
    }

    /** JSON knows neither infinities nor what is no number. */
    private static void real(float value, JsonGenerator json) throws IOException {
        if (Float.isFinite(value)) {
            json.writeNumber(value);
        } else {
            json.writeNull();
        }
    }

    private static void real(double value, JsonGenerator json) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumber(value);
        } else {
            json.writeNull();
        }
    }
}
