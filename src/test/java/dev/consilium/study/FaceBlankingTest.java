package dev.consilium.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.DeidentificationPolicy;
import dev.consilium.dicom.Deidentified;
import dev.consilium.dicom.Deidentifier;
import dev.consilium.dicom.DicomException;
import dev.consilium.dicom.DicomToolkit;
import dev.consilium.dicom.Part10Toolkit;
import dev.consilium.dicom.ReadLimits;
import dev.consilium.dicom.Tag;
import dev.consilium.imaging.FaceBlanking;
import dev.consilium.imaging.TextDetection;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Faces go from heads of known shape however they lie in the images, and from real ones; brains stay to the byte. */
class FaceBlankingTest {

    private static final Path SAMPLES = Path.of("../shared/samples/dicom");
    private static final DicomToolkit TOOLKIT = new Part10Toolkit();
    private static final DeidentificationPolicy POLICY =
            new DeidentificationPolicy("trial-7", Set.of(), DeidentificationPolicy.Faces.BLANK);
    private static final Deidentifier DEIDENTIFIER =
            new Deidentifier("the key of project one".getBytes(StandardCharsets.US_ASCII), POLICY);

    @ParameterizedTest
    @EnumSource
    void theFaceOfAHeadInCtGoes(PhantomHead.Cut cut) throws IOException {
        check(cut, true);
    }

    /** The surface is found in another way; from there on it is the same. */
    @ParameterizedTest
    @EnumSource(names = {"AXIAL", "SAGITTAL"})
    void andInMr(PhantomHead.Cut cut) throws IOException {
        check(cut, false);
    }

    private static void check(PhantomHead.Cut cut, boolean ct) throws IOException {
        PhantomHead head = new PhantomHead(cut, ct);
        List<Dataset> originals = new ArrayList<>();
        for (TestObject object : head.objects()) {
            originals.add(read(object.bytes()));
        }
        List<Deidentified> out = blanked(originals);
        int nose = 0;
        int noseLeft = 0;
        int brain = 0;
        int brainGone = 0;
        int changed = 0;
        int elsewhere = 0;
        for (int slice = 0; slice < out.size(); slice++) {
            assertSays(out.get(slice));
            int[] before = TOOLKIT.decode(originals.get(slice), 0).values();
            int[] after = TOOLKIT.decode(out.get(slice).dataset(), 0).values();
            for (int at = 0; at < before.length; at++) {
                double[] point = head.point(slice, at);
                boolean gone = before[at] != after[at];
                boolean ofNose = head.isNose(point);
                boolean ofBrain = head.isBrain(point);
                nose += ofNose ? 1 : 0;
                noseLeft += ofNose && !head.isAir(after[at]) ? 1 : 0;
                brain += ofBrain ? 1 : 0;
                brainGone += ofBrain && gone ? 1 : 0;
                changed += gone ? 1 : 0;
                elsewhere += gone && !(head.mayGo(point) && head.isAir(after[at])) ? 1 : 0;
            }
        }
        System.out.printf(
                "%s %s: %d pixels of the nose, %d left; %d of the brain, %d gone; %d blanked in all, %d elsewhere%n",
                ct ? "CT" : "MR", cut, nose, noseLeft, brain, brainGone, changed, elsewhere);
        assertThat(List.of(noseLeft, brainGone, elsewhere)).containsOnly(0);
        assertThat(nose).isGreaterThan(2_000);
        assertThat(brain).isGreaterThan(200_000);
    }

    private static void assertSays(Deidentified out) {
        assertThat(out.methodCodes()).contains("113100", "113102");
        assertThat(out.dataset().text(Tag.RecognizableVisualFeatures)).contains("NO");
    }

    /** The face of the GE head, whose gantry is tilted and whose slices are unevenly far apart. */
    @Test
    void brainsOfRealHeadsStay() throws IOException {
        List<Dataset> originals = series("ct-series-human-ge");
        List<Deidentified> out = blanked(originals);
        long brain = 0;
        long gone = 0;
        long changed = 0;
        for (int slice = 0; slice < out.size(); slice++) {
            assertSays(out.get(slice));
            int[] before = TOOLKIT.decode(originals.get(slice), 0).values();
            int[] after = TOOLKIT.decode(out.get(slice).dataset(), 0).values();
            boolean[] inside = Intracranial.of(before, 512);
            for (int at = 0; at < before.length; at++) {
                brain += inside[at] ? 1 : 0;
                gone += inside[at] && before[at] != after[at] ? 1 : 0;
                changed += before[at] != after[at] ? 1 : 0;
            }
        }
        System.out.printf(
                "GE head: %d pixels blanked, %d within the skull, %d of these blanked%n", changed, brain, gone);
        assertThat(brain).isGreaterThan(800_000);
        assertThat(gone).isZero();
        assertThat(changed).isGreaterThan(100_000);
    }

    @Test
    void aRealSagittalSlabLosesItsProfile() throws IOException {
        List<Dataset> originals = series("mr-series-sag");
        List<Deidentified> out = blanked(originals);
        for (int slice = 0; slice < out.size(); slice++) {
            int[] before = TOOLKIT.decode(originals.get(slice), 0).values();
            int[] after = TOOLKIT.decode(out.get(slice).dataset(), 0).values();
            int columns = originals.get(slice).integer(Tag.Columns).orElseThrow();
            assertThat(after).isNotEqualTo(before);
            int brightBefore = 0;
            int brightAfter = 0;
            int changedBehind = 0;
            for (int at = 0; at < before.length; at++) {
                boolean profile = at % columns < columns / 8 && at / columns > before.length / columns / 2;
                brightBefore += profile && before[at] > 60 ? 1 : 0;
                brightAfter += profile && after[at] > 60 ? 1 : 0;
                changedBehind += at % columns > columns / 2 && after[at] != before[at] ? 1 : 0;
            }
            System.out.printf(
                    "MR head, slice %d: %d bright pixels of the profile, %d left%n", slice, brightBefore, brightAfter);
            assertThat(brightAfter).isLessThan(brightBefore / 20);
            assertThat(changedBehind).isZero();
        }
    }

    /** Else the gate would hold back what was blanked. */
    @ParameterizedTest
    @ValueSource(strings = {"ct-series-human-ge", "mr-series-sag"})
    void whatIsBlankedIsNotTakenForText(String name) throws IOException {
        List<Dataset> originals = series(name);
        long before = texts(originals.stream());
        long after = texts(blanked(originals).stream().map(Deidentified::dataset));
        System.out.printf(
                "%s: text found in %d of %d images before, %d after%n", name, before, originals.size(), after);
        assertThat(after).isLessThanOrEqualTo(before);
    }

    private static long texts(Stream<Dataset> images) {
        return images.filter(
                        image -> !TextDetection.of(TOOLKIT.decode(image, 0)).isEmpty())
                .count();
    }

    @Test
    void whatIsWrittenIsReadAndStaysAsItIsTheNextTime() throws IOException {
        List<Deidentified> once = blanked(originals(new PhantomHead(PhantomHead.Cut.AXIAL, true)));
        List<Dataset> read = new ArrayList<>();
        for (Deidentified object : once) {
            ByteArrayOutputStream written = new ByteArrayOutputStream();
            TOOLKIT.write(object.dataset(), written);
            read.add(read(written.toByteArray()));
        }
        for (int i = 0; i < read.size(); i++) {
            Deidentified again = DEIDENTIFIER.deidentify(read.get(i));
            assertThat(again.dataset()).isEqualTo(read.get(i));
            assertThat(again.methodCodes()).contains("113102");
        }
        FaceBlanking.Builder builder = new FaceBlanking.Builder(TOOLKIT);
        read.forEach(builder::add);
        FaceBlanking faces = builder.build();
        for (Dataset dataset : read) {
            assertThat(faces.of(DEIDENTIFIER, DEIDENTIFIER.deidentify(dataset)).dataset())
                    .isEqualTo(dataset);
        }
    }

    /** PS3.3 C.7.6.1.1: somebody else's word for it is no ground to say so. */
    @Test
    void noHeadNoClaim() throws IOException {
        List<Dataset> chest = originals(
                new PhantomHead(PhantomHead.Cut.AXIAL, true),
                object -> object.text(0x0018, 0x0015, "CS", "CHEST").text(0x0028, 0x0302, "CS", "NO"));
        for (Deidentified out : blanked(chest)) {
            assertThat(out.methodCodes()).doesNotContain("113102");
            assertThat(out.dataset().contains(Tag.RecognizableVisualFeatures)).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "nothing says what it shows, Nothing says which part",
        "PT, this modality",
        "no orientation, where in the patient",
        "two orientations, one volume",
        "four slices, too few slices",
        "no head, No head is found",
        "far apart, too far apart"
    })
    void whatCannotBeBlankedIsRefused(String fault, String sentence) throws IOException {
        PhantomHead head = new PhantomHead(PhantomHead.Cut.AXIAL, true);
        List<TestObject> objects = new ArrayList<>(head.objects());
        switch (fault) {
            case "nothing says what it shows" -> objects.forEach(object -> object.without(0x0018, 0x0015));
            case "PT" -> objects.forEach(object -> object.text(0x0008, 0x0060, "CS", "PT"));
            case "no orientation" -> objects.get(7).without(0x0020, 0x0037);
            case "two orientations" -> objects.get(7).text(0x0020, 0x0037, "DS", "0\\1\\0\\0\\0\\-1");
            case "four slices" -> objects.subList(4, objects.size()).clear();
            case "no head" ->
                objects.forEach(object -> object.stored(new int[PhantomHead.SIDE * PhantomHead.SIDE])
                        .text(0x0028, 0x1052, "DS", "-1024")
                        .text(0x0028, 0x1053, "DS", "1"));
            default -> objects.subList(10, 30).clear();
        }
        List<Dataset> originals = new ArrayList<>();
        for (TestObject object : objects) {
            originals.add(read(object.bytes()));
        }
        assertThatThrownBy(() -> blanked(originals))
                .isInstanceOfSatisfying(
                        DicomException.class, e -> assertThat(e.code()).isEqualTo("FACES_NOT_BLANKED"))
                .hasMessageContaining(sentence);
    }

    private static List<Deidentified> blanked(List<Dataset> originals) {
        FaceBlanking.Builder builder = new FaceBlanking.Builder(TOOLKIT);
        originals.forEach(builder::add);
        FaceBlanking faces = builder.build();
        return originals.stream()
                .map(original -> faces.of(DEIDENTIFIER, DEIDENTIFIER.deidentify(original)))
                .toList();
    }

    private static List<Dataset> originals(PhantomHead head) throws IOException {
        return originals(head, object -> {});
    }

    private static List<Dataset> originals(PhantomHead head, Consumer<TestObject> change) throws IOException {
        List<Dataset> originals = new ArrayList<>();
        for (TestObject object : head.objects()) {
            change.accept(object);
            originals.add(read(object.bytes()));
        }
        return originals;
    }

    private static List<Dataset> series(String name) throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(SAMPLES), "sample images are not here: " + SAMPLES);
        List<Dataset> series = new ArrayList<>();
        try (Stream<Path> files = Files.list(SAMPLES.resolve(name))) {
            for (Path file : files.sorted().toList()) {
                series.add(read(Files.readAllBytes(file)));
            }
        }
        return series;
    }

    private static Dataset read(byte[] bytes) throws IOException {
        return TOOLKIT.read(new ByteArrayInputStream(bytes), ReadLimits.DEFAULT);
    }
}
