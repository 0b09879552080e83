package dev.consilium.dicom;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Makes a data set in Explicit VR Little Endian with text in UTF-8, or an item of one. The dictionary tells how a value of a tag stands;
 * a tag it does not know is refused.
 */
public final class DatasetBuilder {

    private static final Charset UTF_8 = StandardCharsets.UTF_8;
    private static final String UTF_8_TERM = "ISO_IR 192";
    /** Of a decimal string (PS3.5 Table 6.2-1). */
    private static final int LONGEST_DECIMAL = 16;

    private static final int DECIMALS = 10;

    private final DataElements elements;

    private DatasetBuilder(DataElements elements) {
        this.elements = elements;
    }

    public static DatasetBuilder object() {
        DataElements elements = new DataElements(TransferSyntax.EXPLICIT);
        elements.put(Element.text(Tag.SpecificCharacterSet, Vr.CS, UTF_8_TERM));
        return new DatasetBuilder(elements);
    }

    /** An item, for {@link #items}. */
    public static Dataset item(Consumer<DatasetBuilder> content) {
        DatasetBuilder builder = new DatasetBuilder(DataElements.item());
        content.accept(builder);
        return builder.elements;
    }

    /** No value: the element is there and empty. */
    public DatasetBuilder text(int tag, String... values) {
        return put(Element.of(tag, vr(tag), String.join("\\", values).getBytes(UTF_8)));
    }

    /** Whole numbers, in binary or as text. @throws IllegalArgumentException where the tag does not take any */
    public DatasetBuilder number(int tag, int... values) {
        Vr vr = vr(tag);
        if (vr == Vr.IS) {
            return text(tag, Arrays.stream(values).mapToObj(Integer::toString).toArray(String[]::new));
        }
        int width = vr.width();
        if (vr != Vr.US && vr != Vr.UL && vr != Vr.SS && vr != Vr.SL && vr != Vr.AT) {
            throw new IllegalArgumentException("no whole numbers: " + vr);
        }
        ByteBuffer bytes = ByteBuffer.allocate((vr == Vr.AT ? Integer.BYTES : width) * values.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            if (vr == Vr.AT) {
                bytes.putShort((short) (value >>> 16)).putShort((short) value);
            } else if (width == Short.BYTES) {
                bytes.putShort((short) value);
            } else {
                bytes.putInt(value);
            }
        }
        return put(Element.of(tag, vr, bytes.array()));
    }

    /** Decimal strings of at most ten decimals. */
    public DatasetBuilder decimals(int tag, List<Double> values) {
        return text(tag, values.stream().map(DatasetBuilder::decimal).toArray(String[]::new));
    }

    /** A sequence; none: it is there and empty. */
    public DatasetBuilder items(int tag, List<Dataset> items) {
        return put(Element.sequence(tag, items.stream().map(DataElements::of).toList()));
    }

    public DatasetBuilder items(int tag, Dataset... items) {
        return items(tag, List.of(items));
    }

    /** Pixel Data (7FE0,0010) in cells of one byte, or packed bits; not copied. */
    public DatasetBuilder pixels(byte[] bytes) {
        return put(Element.of(Tag.PixelData, Vr.OB, bytes));
    }

    /** Takes elements over where they hold anything, text in UTF-8. */
    public DatasetBuilder copy(Dataset from, int... tags) {
        DataElements source = DataElements.of(from);
        for (int tag : tags) {
            source.element(tag)
                    .filter(element -> !element.items().isEmpty()
                            || source.texts(tag).stream().anyMatch(text -> !text.isEmpty()))
                    .ifPresent(element -> put(inUtf8(element, source.charset())));
        }
        return this;
    }

    public Dataset build() {
        return elements;
    }

    private static Element inUtf8(Element element, CharacterSet from) {
        if (element.isSequence()) {
            return Element.sequence(
                    element.tag(),
                    element.items().stream().map(DatasetBuilder::inUtf8).toList());
        }
        return element.vr().charset()
                ? Element.of(
                        element.tag(),
                        element.vr(),
                        String.join("\\", Values.texts(element, from)).getBytes(UTF_8))
                : element;
    }

    private static DataElements inUtf8(DataElements item) {
        DataElements copy = DataElements.item();
        for (Element element : item.elements()) {
            if (element.tag() != Tag.SpecificCharacterSet) {
                copy.put(inUtf8(element, item.charset()));
            }
        }
        return copy;
    }

    private DatasetBuilder put(Element element) {
        elements.put(element);
        return this;
    }

    private static Vr vr(int tag) {
        return Dictionary.find(tag)
                .map(Dictionary.Entry::readAs)
                .orElseThrow(() -> new IllegalArgumentException("no tag of the dictionary"));
    }

    static String decimal(double value) {
        BigDecimal exact = BigDecimal.valueOf(value);
        for (int scale = DECIMALS; scale >= 0; scale--) {
            BigDecimal rounded = exact.setScale(scale, RoundingMode.HALF_EVEN);
            String text =
                    rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
            if (text.length() <= LONGEST_DECIMAL) {
                return text;
            }
        }
        throw new IllegalArgumentException("a number too long for a decimal string");
    }
}
