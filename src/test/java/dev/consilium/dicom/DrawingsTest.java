package dev.consilium.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Overlays, curves, icons and annotations, wherever they are drawn; and what nothing can clean. */
class DrawingsTest {

    private static final int SIDE = 64;
    private static final int DRAWN_BIT = 13;

    private final Deidentifier deidentifier =
            new Deidentifier("the key of project one".getBytes(StandardCharsets.US_ASCII));

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x60003000,
                0x60000010,
                0x60000011,
                0x60000022,
                0x60000040,
                0x60000050,
                0x60000100,
                0x60001500,
                0x60004000,
                0x601E3000,
                0x50003000,
                0x50000010,
                0x501E2500,
                0x00880200
            })
    void goAtAnyDepth(int tag) {
        Element drawing = tag == Tag.IconImageSequence
                ? Element.sequence(tag, List.of(DataElements.item()))
                : Element.of(tag, Dictionary.vr(tag), "Jane".getBytes(StandardCharsets.US_ASCII));
        DataElements inner = DataElements.item();
        inner.put(drawing);
        DataElements outer = DataElements.item();
        outer.put(Element.sequence(Tag.SourceImageSequence, List.of(inner)));
        DataElements out = clean(in -> {
            in.put(drawing);
            in.put(Element.sequence(Tag.ReferencedImageSequence, List.of(outer)));
        });
        assertThat(out.contains(tag)).isFalse();
        Dataset kept = out.items(Tag.ReferencedImageSequence)
                .get(0)
                .items(Tag.SourceImageSequence)
                .get(0);
        assertThat(kept.isEmpty()).isTrue();
    }

    /** The table asks for a dummy: nothing of a drawing or a text is left in it, and it has so many values as it must. */
    @Test
    void annotationsOfPresentationStatesBecomeADummy() {
        DataElements text = DataElements.item();
        text.put(Element.text(Tag.UnformattedTextValue, Vr.ST, "Jane Doe, see here"));
        text.put(Element.of(Tag.AnchorPoint, Vr.FL, new byte[] {1, 2, 3, 4, 5, 6, 7, 8}));
        DataElements drawn = DataElements.item();
        drawn.put(Element.of(Tag.GraphicDimensions, Vr.US, new byte[] {2, 0}));
        drawn.put(Element.of(Tag.GraphicData, Vr.FL, new byte[4 * 40]));
        drawn.put(Element.text(Tag.GraphicType, Vr.CS, "POLYLINE"));
        DataElements annotation = DataElements.item();
        annotation.put(Element.text(Tag.GraphicLayer, Vr.CS, "JANE"));
        annotation.put(Element.sequence(Tag.TextObjectSequence, List.of(text, text.copy())));
        annotation.put(Element.sequence(Tag.GraphicObjectSequence, List.of(drawn, drawn.copy())));
        DataElements out = clean(in -> {
            in.put(Element.sequence(Tag.GraphicAnnotationSequence, List.of(annotation, annotation.copy())));
            in.put(Element.text(0x00700207, Vr.LO, "group of Jane"));
            in.put(Element.text(Tag.GraphicLayerDescription, Vr.LO, "layer of Jane"));
        });
        assertThat(out.items(Tag.GraphicAnnotationSequence)).hasSize(1);
        Dataset kept = out.items(Tag.GraphicAnnotationSequence).get(0);
        assertThat(kept.items(Tag.TextObjectSequence)).hasSize(1);
        assertThat(kept.items(Tag.TextObjectSequence).get(0).text(Tag.UnformattedTextValue))
                .contains("REMOVED");
        assertThat(kept.items(Tag.TextObjectSequence).get(0).numbers(Tag.AnchorPoint))
                .containsExactly(0.0, 0.0);
        assertThat(kept.items(Tag.GraphicObjectSequence).get(0).numbers(Tag.GraphicData))
                .containsExactly(0.0, 0.0);
        assertThat(kept.text(Tag.GraphicLayer)).isEmpty();
        assertThat(out.contains(0x00700207)).isFalse();
        assertThat(out.text(Tag.GraphicLayerDescription)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, true", "1, true", "0, false", "1, false"})
    void aPlaneInUnusedBitsGoesAndValuesStay(int signed, boolean declared) throws IOException {
        DataElements image = image(signed, drawing());
        Frame before = FrameDecoder.stored(image, 0);
        if (declared) {
            image.put(us(0x60000100, 16));
            image.put(us(0x60000102, DRAWN_BIT));
        }
        DataElements out = (DataElements) deidentifier.deidentify(image).dataset();
        Frame after = FrameDecoder.stored(out, 0);
        assertThat(after.values()).isEqualTo(before.values());
        assertThat(IntStream.of(cells(out))).allMatch(cell -> cell >>> 12 == 0);
        assertThat(IntStream.of(cells(image))).anyMatch(cell -> cell >>> DRAWN_BIT == 1);
    }

    @Test
    void signsAndPaddingAreNoDrawing() {
        DataElements signed = image(
                1, IntStream.range(0, SIDE * SIDE).map(i -> i % 4096 - 2048).toArray());
        DataElements padded = image(
                0,
                IntStream.range(0, SIDE * SIDE)
                        .map(i -> i < 99 ? 0xF830 : i % 4096)
                        .toArray());
        padded.put(us(Tag.PixelPaddingValue, 0xF830));
        for (DataElements image : List.of(signed, padded)) {
            assertThat(((DataElements) deidentifier.deidentify(image).dataset()).element(Tag.PixelData))
                    .isEqualTo(image.element(Tag.PixelData));
        }
    }

    @Test
    void aPlaneInCompressedPixelsIsRefused() {
        DataElements image = new DataElements(TransferSyntax.RLE);
        image(0, new int[SIDE * SIDE]).elements().forEach(image::put);
        image.put(Element.encapsulated(Tag.PixelData, List.of(new byte[0], new byte[64])));
        image.put(us(0x60000102, DRAWN_BIT));
        assertRefused(image, "decompress the object first");
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.840.10008.5.1.4.1.1.104.1, Encapsulated PDF",
        "1.2.840.10008.5.1.4.1.1.104.2, Encapsulated CDA",
        "1.2.840.10008.5.1.4.1.1.104.3, Encapsulated STL",
        "1.2.840.10008.5.1.4.1.1.104.4, Encapsulated OBJ",
        "1.2.840.10008.5.1.4.1.1.104.5, Encapsulated MTL",
        "1.2.840.10008.5.1.4.1.1.9.4.1, Basic Voice Audio",
        "1.2.840.10008.5.1.4.1.1.9.4.2, General Audio",
        "1.2.840.10008.5.1.4.1.1.68.1, Surface Scan Mesh",
        "1.2.840.10008.5.1.4.1.1.68.2, Surface Scan Point"
    })
    void classesThatNothingCleansAreRefused(String sopClass, String name) {
        DataElements object = object(TransferSyntax.EXPLICIT);
        object.put(Element.text(Tag.SOPClassUID, Vr.UI, sopClass));
        assertRefused(object, name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"100", "100.1", "101", "102", "103", "104", "105", "106", "107", "108"})
    void videoIsRefused(String syntax) {
        assertRefused(object("1.2.840.10008.1.2.4." + syntax), "video");
    }

    @ParameterizedTest
    @CsvSource({
        "MB, 1, true",
        "AB, 1, true",
        "SS, 109110, true",
        "SS, 109111, true",
        "SS, 109112, true",
        "SS, 5.6.3-9-1, false"
    })
    void soundIsRefusedAndAnEcgIsNot(String interpretation, String source, boolean refused) {
        DataElements code = DataElements.item();
        code.put(Element.text(Tag.CodeValue, Vr.SH, source));
        code.put(Element.text(Tag.CodingSchemeDesignator, Vr.SH, refused ? "DCM" : "SCPECG"));
        DataElements channel = DataElements.item();
        channel.put(Element.sequence(Tag.ChannelSourceSequence, List.of(code)));
        DataElements group = DataElements.item();
        group.put(Element.text(Tag.WaveformSampleInterpretation, Vr.CS, interpretation));
        group.put(Element.sequence(Tag.ChannelDefinitionSequence, List.of(channel)));
        group.put(Element.of(Tag.WaveformData, Vr.OW, new byte[] {1, 2}));
        DataElements object = object(TransferSyntax.EXPLICIT);
        object.put(Element.sequence(Tag.WaveformSequence, List.of(group)));
        if (refused) {
            assertRefused(object, "sound");
        } else {
            DataElements out = (DataElements) deidentifier.deidentify(object).dataset();
            assertThat(out.items(Tag.WaveformSequence).get(0).contains(Tag.WaveformData))
                    .isTrue();
        }
    }

    private void assertRefused(DataElements object, String why) {
        assertThatThrownBy(() -> deidentifier.deidentify(object))
                .isInstanceOfSatisfying(
                        DicomException.class, e -> assertThat(e.code()).isEqualTo("DEIDENTIFICATION_FAILED"))
                .hasMessageContaining(why);
    }

    private DataElements clean(Consumer<DataElements> change) {
        DataElements in = object(TransferSyntax.EXPLICIT);
        change.accept(in);
        return (DataElements) deidentifier.deidentify(in).dataset();
    }

    private static DataElements object(String transferSyntax) {
        DataElements object = new DataElements(transferSyntax);
        object.put(Element.text(Tag.SOPClassUID, Vr.UI, "1.2.840.10008.5.1.4.1.1.2"));
        object.put(Element.text(Tag.SOPInstanceUID, Vr.UI, "1.2.3.1"));
        object.put(Element.text(Tag.PatientName, Vr.PN, "Doe^Jane"));
        object.put(Element.text(Tag.PatientID, Vr.LO, "MRN1"));
        return object;
    }

    /** Values of twelve bits, and a diagonal in one of the four others. */
    private static int[] drawing() {
        Random random = new Random(7);
        return IntStream.range(0, SIDE * SIDE)
                .map(i -> random.nextInt(4096) | (i % SIDE == i / SIDE ? 1 << DRAWN_BIT : 0))
                .toArray();
    }

    private static DataElements image(int signed, int[] cells) {
        DataElements image = object(TransferSyntax.EXPLICIT);
        image.put(us(Tag.Rows, SIDE));
        image.put(us(Tag.Columns, SIDE));
        image.put(us(Tag.SamplesPerPixel, 1));
        image.put(us(Tag.BitsAllocated, 16));
        image.put(us(Tag.BitsStored, 12));
        image.put(us(Tag.HighBit, 11));
        image.put(us(Tag.PixelRepresentation, signed));
        image.put(Element.text(Tag.PhotometricInterpretation, Vr.CS, "MONOCHROME2"));
        ByteBuffer bytes = ByteBuffer.allocate(cells.length * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (int cell : cells) {
            bytes.putShort((short) cell);
        }
        image.put(Element.of(Tag.PixelData, Vr.OW, bytes.array()));
        return image;
    }

    private static int[] cells(DataElements image) {
        ByteBuffer bytes = ByteBuffer.wrap(
                        image.element(Tag.PixelData).orElseThrow().value())
                .order(ByteOrder.LITTLE_ENDIAN);
        return IntStream.range(0, SIDE * SIDE)
                .map(i -> bytes.getShort(2 * i) & 0xFFFF)
                .toArray();
    }

    private static Element us(int tag, int value) {
        return Element.of(tag, Vr.US, new byte[] {(byte) value, (byte) (value >> 8)});
    }
}
