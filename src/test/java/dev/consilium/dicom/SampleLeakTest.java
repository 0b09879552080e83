package dev.consilium.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * D-11 on the sample objects: nothing that named somebody stands in the written header, in any of the forms text takes there. Failures name
 * file and tag, never a value.
 */
class SampleLeakTest {

    private static final Path SAMPLES = Path.of("../shared/samples/dicom");
    private static final int SHORTEST = 3;
    private static final int LONGEST_BY_CHANCE = 5;

    private final Deidentifier deidentifier =
            new Deidentifier("a key for the samples".getBytes(StandardCharsets.US_ASCII));
    private final Part10Toolkit toolkit = new Part10Toolkit();

    private record Secret(int tag, String text) {}

    @BeforeEach
    void samples() {
        Assumptions.assumeTrue(Files.isDirectory(SAMPLES), "sample images are not here: " + SAMPLES);
    }

    @Test
    void nothingThatNamesSomebodyIsWritten() throws IOException {
        List<String> leaks = new ArrayList<>();
        int secrets = 0;
        for (Path file : files()) {
            DataElements original = read(file);
            DataElements clean =
                    (DataElements) deidentifier.deidentify(original).dataset();
            String written = headerOf(clean);
            Set<String> seen = new TreeSet<>();
            for (Secret secret : secretsOf(original, new ArrayList<>())) {
                secrets++;
                if (seen.add(secret.text()) && !isPublic(secret, original) && stands(secret.text(), written)) {
                    leaks.add("%s: %d characters of %08X in %s"
                            .formatted(
                                    file.getFileName(),
                                    secret.text().length(),
                                    secret.tag(),
                                    places(clean, secret.text())));
                }
            }
        }
        assertThat(leaks).isEmpty();
        assertThat(secrets).isGreaterThan(1_000);
    }

    @Test
    void pixelsAndWhatMeasuringNeedsStay() throws IOException {
        for (Path file : files()) {
            DataElements original = read(file);
            DataElements clean =
                    (DataElements) deidentifier.deidentify(original).dataset();
            assertThat(clean.element(Tag.PixelData)).as(file.toString()).isEqualTo(original.element(Tag.PixelData));
            for (int tag : new int[] {
                Tag.Modality,
                Tag.Rows,
                Tag.Columns,
                Tag.SamplesPerPixel,
                Tag.PhotometricInterpretation,
                Tag.BitsAllocated,
                Tag.BitsStored,
                Tag.PixelRepresentation,
                Tag.RescaleSlope,
                Tag.RescaleIntercept,
                Tag.ImagePositionPatient,
                Tag.ImageOrientationPatient,
                Tag.PixelSpacing,
                Tag.InstanceNumber,
                Tag.NumberOfFrames,
                Tag.SOPClassUID
            }) {
                assertThat(clean.texts(tag)).as("%s %08X", file, tag).isEqualTo(original.texts(tag));
            }
        }
    }

    @Test
    void writtenAndReadAgainTheyStayAsTheyAre() throws IOException {
        for (Path file : files()) {
            byte[] once = written(deidentifier.deidentify(read(file)).dataset());
            Dataset again = toolkit.read(new ByteArrayInputStream(once), ReadLimits.DEFAULT);
            assertThat(written(deidentifier.deidentify(again).dataset()).length)
                    .as(file.toString())
                    .isEqualTo(once.length);
            assertThat(written(deidentifier.deidentify(again).dataset())).isEqualTo(once);
        }
    }

    /** Names and their parts, dates, UIDs, and each text that the table or the private rule takes away, at any depth. */
    private static List<Secret> secretsOf(DataElements dataset, List<Secret> secrets) {
        for (Element element : dataset.elements()) {
            element.items().forEach(item -> secretsOf(item, secrets));
            for (String text : Values.texts(element, dataset.charset())) {
                addSecrets(element, text, secrets);
            }
        }
        return secrets;
    }

    private static void addSecrets(Element element, String text, List<Secret> secrets) {
        switch (element.vr()) {
            case PN -> Stream.of(text.split("[\\^= ,.]+")).forEach(part -> add(element, part, secrets));
            case UI -> add(element, text.startsWith("1.2.840.10008.") ? "" : text, secrets);
            case DA, DT -> add(element, text.length() < 8 ? "" : text.substring(0, 8), secrets);
            case LO, SH, ST, LT, UT -> add(element, isTaken(element) ? text : "", secrets);
            default -> {}
        }
    }

    private static boolean isTaken(Element element) {
        return element.isPrivate() && !Dictionary.isPrivateCreator(element.tag())
                || ConfidentialityProfile.find(element.tag())
                        .filter(row -> row.options().values().stream().noneMatch("C"::equals))
                        .isPresent();
    }

    private static void add(Element element, String text, List<Secret> secrets) {
        if (text.length() >= SHORTEST) {
            secrets.add(new Secret(element.tag(), text.toLowerCase(Locale.ROOT)));
        }
    }

    /** Anywhere, but a short one only as a word: three digits are in every UID. */
    private static boolean stands(String text, String written) {
        if (text.length() > LONGEST_BY_CHANCE || !written.contains(text)) {
            return written.contains(text);
        }
        String word = "(?<![\\p{L}\\p{N}])" + Pattern.quote(text) + "(?![\\p{L}\\p{N}])";
        return Pattern.compile(word).matcher(written).find();
    }

    /** Words that stand for nobody even where a sample uses them for a name: those of the vocabulary and of a dummy; zeros. */
    private static boolean isPublic(Secret secret, DataElements original) {
        String text = secret.text();
        boolean vocabulary = Vocabulary.clean(text, Set.of())
                .equals(text.replaceAll("[^a-z0-9.]+", " ").strip());
        return vocabulary || text.equals("anonymous") || text.matches("0+") || isMaker(secret, original);
    }

    /** A maker's phantom lies in the maker's own institution. */
    private static boolean isMaker(Secret secret, DataElements original) {
        return secret.tag() >>> 16 != 0x0010
                && Stream.of(Tag.Manufacturer, 0x00081090)
                        .flatMap(tag -> original.texts(tag).stream())
                        .anyMatch(maker -> maker.toLowerCase(Locale.ROOT).contains(secret.text()));
    }

    private static List<String> places(DataElements clean, String text) {
        List<String> places = new ArrayList<>();
        for (Element element : clean.elements()) {
            element.items().forEach(item -> places.addAll(places(item, text)));
            String value = new String(element.value(), StandardCharsets.ISO_8859_1);
            if (value.toLowerCase(Locale.ROOT).contains(text)) {
                places.add(element.toString());
            }
        }
        return places;
    }

    /** Everything written but the pixels, in each encoding a value may hide in. */
    private String headerOf(Dataset clean) throws IOException {
        DataElements header = ((DataElements) clean).copy();
        header.remove(Tag.PixelData);
        byte[] bytes = written(header);
        return String.join(
                        "\n",
                        new String(bytes, StandardCharsets.ISO_8859_1),
                        new String(bytes, StandardCharsets.UTF_8),
                        new String(bytes, StandardCharsets.UTF_16LE),
                        new String(bytes, 1, bytes.length - 1, StandardCharsets.UTF_16LE))
                .toLowerCase(Locale.ROOT);
    }

    private byte[] written(Dataset dataset) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        toolkit.write(dataset, out);
        return out.toByteArray();
    }

    /** Some samples were stripped of every identifier and would be refused (see DeidentifierTest): they get one. */
    private DataElements read(Path file) throws IOException {
        DataElements dataset =
                (DataElements) toolkit.read(new ByteArrayInputStream(Files.readAllBytes(file)), ReadLimits.DEFAULT);
        if (Stream.of(Tag.PatientID, Tag.StudyInstanceUID, Tag.SOPInstanceUID)
                .allMatch(tag -> dataset.text(tag).isEmpty())) {
            dataset.put(Element.text(Tag.PatientID, Vr.LO, "PATIENT-OF-THE-TEST"));
        }
        return dataset;
    }

    /** What is broken on purpose is not read; a series of one scanner needs one object. */
    private static List<Path> files() throws IOException {
        try (Stream<Path> found = Files.walk(SAMPLES)) {
            return found.filter(file -> file.toString().endsWith(".dcm"))
                    .filter(file -> !file.toString().contains("broken")
                            && !file.toString().matches(".*-series-.*/(0[2-9]|[1-9]\\d)\\.dcm"))
                    .sorted()
                    .toList();
        }
    }
}
