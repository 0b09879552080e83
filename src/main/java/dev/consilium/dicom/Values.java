package dev.consilium.dicom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the bytes of an element as texts and numbers by its VR (PS3.5 6.2). */
final class Values {

    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    private Values() {}

    static List<String> texts(Element element, CharacterSet charset) {
        return switch (vr(element).kind()) {
            case TEXT -> split(element, charset);
            case NUMBER -> numbersAsTexts(element);
            case BYTES, SEQUENCE -> List.of();
        };
    }

    /** @throws DicomException {@code MALFORMED} where the first value is no number of 32 bits */
    static Optional<Integer> integer(Element element) {
        List<Double> numbers = numbers(element);
        if (numbers.isEmpty()) {
            return Optional.empty();
        }
        double first = numbers.get(0);
        if (first != (int) first) {
            throw new DicomException("MALFORMED", element + " is no whole number of 32 bits.");
        }
        return Optional.of((int) first);
    }

    static List<Double> numbers(Element element) {
        return vr(element).isText() ? parsed(element) : binary(element);
    }

    static boolean isDecimal(String text) {
        return DECIMAL.matcher(text).matches();
    }

    /** The VR that an unknown one stands for (PS3.5 6.2.2), as far as the dictionary knows. */
    private static Vr vr(Element element) {
        return element.vr() == Vr.UN ? Dictionary.vr(element.tag()) : element.vr();
    }

    private static List<Double> parsed(Element element) {
        List<Double> numbers = new ArrayList<>();
        for (String text : split(element, CharacterSet.DEFAULT)) {
            if (!isDecimal(text)) {
                throw new DicomException("MALFORMED", element + " holds something that is no number.");
            }
            numbers.add(Double.parseDouble(text));
        }
        return numbers;
    }

    private static List<Double> binary(Element element) {
        Vr vr = vr(element);
        ByteBuffer bytes = ByteBuffer.wrap(element.value()).order(ByteOrder.LITTLE_ENDIAN);
        List<Double> numbers = new ArrayList<>();
        while (vr.kind() == Vr.Kind.NUMBER && bytes.remaining() >= Math.max(vr.width(), vr == Vr.AT ? 4 : 0)) {
            numbers.add(number(vr, bytes));
        }
        return numbers;
    }

    private static double number(Vr vr, ByteBuffer bytes) {
        return switch (vr) {
            case US -> bytes.getShort() & 0xFFFF;
            case SS -> bytes.getShort();
            case UL -> bytes.getInt() & 0xFFFFFFFFL;
            case SL -> bytes.getInt();
            case FL -> bytes.getFloat();
            case FD -> bytes.getDouble();
            case SV, UV -> bytes.getLong();
            case AT -> (double) ((bytes.getShort() & 0xFFFFL) << 16 | (bytes.getShort() & 0xFFFFL));
            default -> throw new IllegalArgumentException(vr.name());
        };
    }

    private static List<String> numbersAsTexts(Element element) {
        Vr vr = vr(element);
        return binary(element).stream().map(number -> text(vr, number)).toList();
    }

    private static String text(Vr vr, double number) {
        return switch (vr) {
            case AT -> "%08X".formatted((long) number);
            case FL, FD -> Double.toString(number);
            default -> Long.toString((long) number);
        };
    }

    private static List<String> split(Element element, CharacterSet charset) {
        byte[] value = element.value();
        Vr vr = vr(element);
        String text = vr.charset() ? charset.decode(value) : new String(value, StandardCharsets.ISO_8859_1);
        if (text.isBlank() || trim(text).isEmpty()) {
            return List.of();
        }
        if (!vr.multiValued()) {
            return List.of(trimEnd(text));
        }
        List<String> texts = new ArrayList<>();
        for (String part : text.split("\\\\", -1)) {
            texts.add(trim(part));
        }
        return texts;
    }

    private static String trim(String text) {
        int start = 0;
        while (start < text.length() && text.charAt(start) == ' ') {
            start++;
        }
        return trimEnd(text.substring(start));
    }

    private static String trimEnd(String text) {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == 0)) {
            end--;
        }
        return text.substring(0, end);
    }
}
