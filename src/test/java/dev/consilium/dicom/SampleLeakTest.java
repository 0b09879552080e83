package dev.consilium.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.common.Digests;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

    private final Deidentifier deidentifier =
            new Deidentifier("a key for the samples".getBytes(StandardCharsets.US_ASCII));
    private final Part10Toolkit toolkit = new Part10Toolkit();

    @BeforeEach
    void samples() {
        Assumptions.assumeTrue(Files.isDirectory(SAMPLES), "sample images are not here: " + SAMPLES);
    }

    @Test
    void nothingThatNamesSomebodyIsWritten() throws IOException {
        List<String> leaks = new ArrayList<>();
        int identifiers = 0;
        for (Path file : files()) {
            DataElements original = read(file);
            LeakScan.Builder builder = new LeakScan.Builder();
            builder.add(original);
            identifiers += builder.identifiers();
            byte[] clean = written(deidentifier.deidentify(original).dataset());
            builder.build()
                    .scan(clean, toolkit, ReadLimits.DEFAULT)
                    .forEach(hit -> leaks.add(file.getFileName() + " " + hit));
        }
        assertThat(leaks).isEmpty();
        assertThat(identifiers).isGreaterThan(1_000);
    }

    @Test
    void pixelsAndWhatMeasuringNeedsStay() throws IOException {
        for (Path file : files()) {
            DataElements original = read(file);
            DataElements clean =
                    (DataElements) deidentifier.deidentify(original).dataset();
            assertThat(clean.element(Tag.PixelData).equals(original.element(Tag.PixelData))
                            || samePictures(clean, original))
                    .as(file.toString())
                    .isTrue();
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

    /**
     * D-13, every sample that can be read, each slice of a series too: the digest of what lies in the file, coded or not. Where its coder left a
     * comment beside the picture, the values of every frame.
     */
    @Test
    void pixelsKeepTheirDigestWhereTheyAreNotCleaned() throws IOException {
        int same = 0;
        int commented = 0;
        int cleaned = 0;
        int images = 0;
        for (Path file : all()) {
            DataElements original;
            try {
                original = read(file);
            } catch (DicomException e) {
                continue; // what is broken on purpose
            }
            if (!original.contains(Tag.PixelData)) {
                continue;
            }
            images++;
            byte[] clean = written(deidentifier.deidentify(original).dataset());
            Dataset again = toolkit.read(new ByteArrayInputStream(clean), ReadLimits.DEFAULT);
            if (again.items(Tag.DeidentificationMethodCodeSequence).stream()
                    .anyMatch(item ->
                            item.text(Tag.CodeValue).filter("113101"::equals).isPresent())) {
                cleaned++;
            } else if (pixelDigest(again, length(original)).equals(pixelDigest(original, length(original)))) {
                same++;
            } else if (samePictures(again, original)) {
                commented++;
            }
        }
        System.out.printf(
                "D-13: %d of %d samples keep the bytes of their pixels, %d all values and lose a comment, %d were cleaned%n",
                same, images, commented, cleaned);
        assertThat(images).isGreaterThan(80);
        assertThat(same + commented).isEqualTo(images - cleaned);
        assertThat(commented).isLessThan(images / 4);
    }

    private boolean samePictures(Dataset one, Dataset other) {
        boolean same = one.frames() == other.frames() && one.frames() > 0;
        for (int frame = 0; same && frame < one.frames(); frame++) {
            same = Arrays.equals(values(one, frame), values(other, frame));
        }
        return same;
    }

    /** None of what is broken on purpose. */
    private int[] values(Dataset image, int frame) {
        try {
            return toolkit.decode(image, frame).values();
        } catch (DicomException e) {
            return new int[0];
        }
    }

    private static int length(DataElements image) {
        return image.element(Tag.PixelData).orElseThrow().value().length;
    }

    /** @param length of the original: a value of an odd length is padded when it is written (PS3.5 7.1.1) */
    private static String pixelDigest(Dataset image, int length) {
        Element pixels = DataElements.of(image).element(Tag.PixelData).orElseThrow();
        MessageDigest digest = Digests.sha256();
        digest.update(pixels.value(), 0, Math.min(length, pixels.value().length));
        pixels.fragments().forEach(digest::update);
        return Digests.hex(digest.digest());
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

    private static List<Path> all() throws IOException {
        try (Stream<Path> found = Files.walk(SAMPLES)) {
            return found.filter(file -> file.toString().endsWith(".dcm"))
                    .sorted()
                    .toList();
        }
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
