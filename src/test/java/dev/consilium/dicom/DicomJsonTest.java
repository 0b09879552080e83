package dev.consilium.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The DICOM JSON Model (PS3.18 F) of made elements and of real objects. */
class DicomJsonTest {

    private static final ObjectMapper MAPPER = new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private final DataElements image = new DataElements(TransferSyntax.EXPLICIT);

    private static String written(Dataset dataset) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            DicomJson.write(dataset, json);
        }
        return text.toString();
    }

    private String written(Element element) throws IOException {
        image.put(element);
        return written(image);
    }

    private static byte[] little(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            bytes.putInt(value);
        }
        return bytes.array();
    }

    @Test
    void textsAreTheirValuesAndOneThatIsMissingIsNull() throws IOException {
        assertThat(written(Element.text(Tag.ImageType, Vr.CS, "ORIGINAL", "", "AXIAL")))
                .isEqualTo("{\"00080008\":{\"vr\":\"CS\",\"Value\":[\"ORIGINAL\",null,\"AXIAL\"]}}");
    }

    @Test
    void anEmptyValueIsNone() throws IOException {
        image.put(Element.text(Tag.PatientID, Vr.LO, ""));
        assertThat(written(Element.sequence(0x00081140, List.of())))
                .isEqualTo("{\"00081140\":{\"vr\":\"SQ\"},\"00100020\":{\"vr\":\"LO\"}}");
    }

    @Test
    void aViewerIsNotToldWhoseImageItIs() throws IOException {
        image.put(Element.text(Tag.PatientID, Vr.LO, "P1"));
        image.put(Element.text(0x00120063, Vr.LO, "annotation-1"));
        image.put(Element.text(Tag.Modality, Vr.CS, "CT"));
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            DicomJson.writeImage(image, json);
        }
        assertThat(text).hasToString("{\"00080060\":{\"vr\":\"CS\",\"Value\":[\"CT\"]}}");
        assertThat(written(image)).contains("P1", "annotation-1");
    }

    @Test
    void decimalStringsAreNumbersAsExactAsTheyWereWritten() throws IOException {
        assertThat(written(Element.text(Tag.PixelSpacing, Vr.DS, "0.5000", "+.1", "1e3", "-0.123456789012345", "wide")))
                .isEqualTo("{\"00280030\":{\"vr\":\"DS\",\"Value\":[0.5000,0.1,1E+3,-0.123456789012345,\"wide\"]}}");
    }

    @Test
    void whatNoProgramCanHoldStaysText() throws IOException {
        assertThat(written(Element.text(Tag.RescaleSlope, Vr.DS, "1e400"))).contains("[\"1e400\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e-99999999999", "0e99999999999", "-1E-2147483649"})
    void anExponentThatNoExactNumberHasStaysText(String decimal) throws IOException {
        assertThat(written(Element.text(Tag.RescaleSlope, Vr.DS, decimal))).contains("[\"" + decimal + "\"]");
    }

    @Test
    void whatReadersOfJsonRefuseForItsLengthStaysText() throws IOException {
        String digits = "1." + "0".repeat(1_000);
        String json = written(Element.text(Tag.RescaleSlope, Vr.DS, digits));
        assertThat(MAPPER.readTree(json).path("00281053").path("Value").path(0).asText())
                .isEqualTo(digits);
    }

    @Test
    void namesComeInTheirGroups() throws IOException {
        image.put(Element.text(Tag.SpecificCharacterSet, Vr.CS, "ISO_IR 192"));
        byte[] name = "Wang^XiaoDong=王^小東=\\Doe".getBytes(StandardCharsets.UTF_8);
        assertThat(written(Element.of(Tag.PatientName, Vr.PN, name)))
                .contains("\"00100010\":{\"vr\":\"PN\",\"Value\":[{\"Alphabetic\":\"Wang^XiaoDong\","
                        + "\"Ideographic\":\"王^小東\"},{\"Alphabetic\":\"Doe\"}]}");
    }

    @Test
    void whateverTheCharacterSetWasJsonIsUtf8() throws IOException {
        image.put(Element.text(Tag.SpecificCharacterSet, Vr.CS, "ISO_IR 100"));
        assertThat(written(Element.of(Tag.PatientID, Vr.LO, new byte[] {(byte) 0xE4})))
                .isEqualTo("{\"00080005\":{\"vr\":\"CS\",\"Value\":[\"ISO_IR 192\"]},"
                        + "\"00100020\":{\"vr\":\"LO\",\"Value\":[\"ä\"]}}");
    }

    @Test
    void numbersAreThoseOfTheirRepresentation() throws IOException {
        image.put(Element.of(0x00189087, Vr.FD, new byte[] {0, 0, 0, 0, 0, 0, (byte) 0xF0, 0x3F}));
        image.put(Element.of(0x00189089, Vr.FL, little(Float.floatToIntBits(0.1f), Float.floatToIntBits(Float.NaN))));
        image.put(Element.of(0x00280009, Vr.AT, new byte[] {0x18, 0, 0x63, 0x10}));
        image.put(Element.of(0x00280106, Vr.SS, new byte[] {(byte) 0xFF, (byte) 0xFF}));
        image.put(Element.of(0x00280107, Vr.US, new byte[] {(byte) 0xFF, (byte) 0xFF}));
        image.put(Element.of(0x7FE10010, Vr.UV, new byte[] {-1, -1, -1, -1, -1, -1, -1, -1}));
        image.put(Element.of(0x7FE10012, Vr.UL, little(-1)));
        assertThat(written(image))
                .isEqualTo("{\"00189087\":{\"vr\":\"FD\",\"Value\":[1.0]},"
                        + "\"00189089\":{\"vr\":\"FL\",\"Value\":[0.1,null]},"
                        + "\"00280009\":{\"vr\":\"AT\",\"Value\":[\"00181063\"]},"
                        + "\"00280106\":{\"vr\":\"SS\",\"Value\":[-1]},"
                        + "\"00280107\":{\"vr\":\"US\",\"Value\":[65535]},"
                        + "\"7FE10010\":{\"vr\":\"UV\",\"Value\":[18446744073709551615]},"
                        + "\"7FE10012\":{\"vr\":\"UL\",\"Value\":[4294967295]}}");
    }

    @Test
    void itemsAreObjectsAndTheirTextIsInTheCharacterSetAround() throws IOException {
        image.put(Element.text(Tag.SpecificCharacterSet, Vr.CS, "ISO_IR 100"));
        DataElements item = DataElements.item();
        item.put(Element.of(0x00080104, Vr.LO, new byte[] {(byte) 0xE4}));
        assertThat(written(Element.sequence(0x00081140, List.of(item, DataElements.item()))))
                .endsWith(
                        "\"00081140\":{\"vr\":\"SQ\",\"Value\":[{\"00080104\":{\"vr\":\"LO\",\"Value\":[\"ä\"]}},{}]}}");
    }

    @Test
    void bytesAreInlineWhereTheyAreFewAndLeftOutWithTheirElementWhereTheyAreMany() throws IOException {
        image.put(Element.of(0x00281201, Vr.OW, new byte[100_000]));
        image.put(Element.of(0x00290010, Vr.UN, new byte[] {1, 2}));
        image.put(Element.of(0x00290000, Vr.UL, little(4)));
        image.put(Element.encapsulated(Tag.PixelData, List.of(new byte[0], new byte[] {1})));
        assertThat(written(image)).isEqualTo("{\"00290010\":{\"vr\":\"UN\",\"InlineBinary\":\"AQI=\"}}");
    }

    @TestFactory
    Stream<DynamicTest> everySampleIsValidAndInOrder() throws IOException {
        return SampleObjects.all().stream()
                .map(known -> DynamicTest.dynamicTest(known.path(), () -> {
                    Dataset read = new Part10Toolkit()
                            .readUpToFault(
                                    new ByteArrayInputStream(SampleObjects.bytes(known.path())), ReadLimits.DEFAULT)
                            .dataset();
                    requireModel(MAPPER.readTree(written(read)));
                    requireModel(MAPPER.readTree(written(NativePixels.described(read))));
                }));
    }

    /** PS3.18 F.2.2: names ascend, and an attribute has at most one kind of value. */
    private static void requireModel(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        assertThat(names).isSorted().allMatch(name -> name.matches("[0-9A-F]{8}"));
        for (JsonNode attribute : object) {
            assertThat(Vr.of(attribute.path("vr").asText())).isPresent();
            assertThat(attribute.size()).isBetween(1, 2);
            assertThat(attribute.path("Value").isArray()
                            || attribute.path("Value").isMissingNode())
                    .isTrue();
            if (attribute.path("vr").asText().equals("SQ")) {
                attribute.path("Value").forEach(DicomJsonTest::requireModel);
            }
        }
    }
}
