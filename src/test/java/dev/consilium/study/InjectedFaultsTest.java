package dev.consilium.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.DicomToolkit;
import dev.consilium.dicom.DicomToolkits;
import dev.consilium.dicom.Frame;
import dev.consilium.dicom.ReadLimits;
import dev.consilium.dicom.Tag;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Faults put into good images: each is found under its own code, and the good ones pass. The images are the sagittal MR series of the
 * samples, taken apart and written again; what is usual in the project comes from series made of it by other gains, noise and flips.
 */
class InjectedFaultsTest {

    private static final Path SAMPLES = Path.of("../shared/samples/dicom/mr-series-sag");

    private static final Set<String> ALTER_PIXELS = Set.of("INVERTED_PHOTOMETRIC", "OUTSIDE_PROJECT_RANGE");

    @TempDir
    Path root;

    StudyBench bench;
    List<Slice> good;
    int made;

    /** One image to be sent: its values and its header, both open to damage. */
    static final class Slice {
        final int number;
        int side;
        int[] values;
        final Map<Integer, String[]> header = new TreeMap<>();

        Slice(int number, int side, int[] values) {
            this.number = number;
            this.side = side;
            this.values = values;
        }

        Slice copy() {
            Slice copy = new Slice(number, side, values.clone());
            copy.header.putAll(header);
            return copy;
        }

        Slice put(int tag, String vr, String value) {
            header.put(tag, new String[] {vr, value});
            return this;
        }
    }

    @BeforeEach
    void open() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(SAMPLES), "sample images are not here: " + SAMPLES);
        bench = new StudyBench(root);
        good = new ArrayList<>();
        DicomToolkit toolkit = DicomToolkits.present();
        for (Upload upload : StudyBench.uploads(SAMPLES)) {
            try (InputStream in = new BufferedInputStream(Files.newInputStream(upload.content()))) {
                good.add(slice(toolkit.read(in, ReadLimits.DEFAULT), toolkit));
            }
        }
    }

    @AfterEach
    void close() {
        if (bench != null) {
            bench.close();
        }
    }

    private Slice slice(Dataset dataset, DicomToolkit toolkit) {
        Frame frame = toolkit.decode(dataset, 0);
        assertThat(frame.rows()).isEqualTo(frame.columns());
        Slice slice = new Slice(good.size() + 1, frame.rows(), frame.values());
        slice.put(Tag.Modality, "CS", "MR")
                .put(Tag.SOPClassUID, "UI", "1.2.840.10008.5.1.4.1.1.4")
                .put(Tag.Manufacturer, "LO", "SIEMENS")
                .put(Tag.InPlanePhaseEncodingDirection, "CS", "ROW");
        for (int tag : new int[] {Tag.ImagePositionPatient, Tag.ImageOrientationPatient, Tag.PixelSpacing}) {
            slice.put(tag, "DS", String.join("\\", dataset.texts(tag)));
        }
        return slice;
    }

    private List<Slice> copies() {
        return new ArrayList<>(good.stream().map(Slice::copy).toList());
    }

    private List<Slice> each(UnaryOperator<int[]> damage) {
        List<Slice> slices = copies();
        slices.forEach(slice -> slice.values = damage.apply(slice.values));
        return slices;
    }

    private List<Slice> one(Consumer<Slice> damage) {
        List<Slice> slices = copies();
        damage.accept(slices.get(3));
        return slices;
    }

    /** A series of its own study and, where asked, of its own patient; de-identified. */
    private String send(List<Slice> slices, String patient) throws IOException {
        String uid = "1.9." + ++made;
        List<Upload> uploads = new ArrayList<>();
        for (Slice slice : slices) {
            TestObject object = TestObject.slice(uid, slice.number)
                    .stored(slice.values)
                    .text(0x0010, 0x0020, "LO", patient)
                    .text(0x0020, 0x000D, "UI", uid + ".0");
            slice.header.forEach((tag, value) -> {
                if (value[1].isEmpty()) {
                    object.without(tag >>> 16, tag & 0xffff);
                } else {
                    object.text(tag >>> 16, tag & 0xffff, value[0], value[1]);
                }
            });
            uploads.add(object.in(root));
        }
        String series = bench.seriesOf(bench.receive(uploads));
        bench.get(SeriesDeidentification.class).deidentify(series);
        return series;
    }

    /** 14 series of 8 images that differ as those of 14 patients would in gain, noise and side. */
    private void acceptTheUsual() throws IOException {
        Random random = new Random(11);
        for (int patient = 0; patient < 14; patient++) {
            double gain = 0.85 + 0.3 * random.nextDouble();
            double sigma = 1 + 3 * random.nextDouble();
            boolean turned = patient % 2 == 1;
            String series = send(
                    each(values -> varied(turned ? turned(values) : values, gain, sigma, random)), "USUAL-" + patient);
            bench.get(QualityCheck.class).measure(series);
            bench.get(SeriesAcceptance.class).accept(series, Verdict.PASS);
        }
    }

    private List<String> found(List<Slice> slices, String patient) throws IOException {
        String series = send(slices, patient);
        bench.get(DuplicateDetection.class).detect(series);
        bench.get(QualityCheck.class).measure(series);
        return codes(series);
    }

    /** Without a look at duplicates, because all of the images are made of the same. */
    private List<String> measured(List<Slice> slices) throws IOException {
        String series = send(slices, "");
        bench.get(QualityCheck.class).measure(series);
        return codes(series);
    }

    private List<String> codes(String series) {
        List<Finding> findings = bench.get(Findings.class).ofSeries(series);
        findings.forEach(finding -> System.out.println("    " + finding.code() + ": " + finding.detail()));
        return findings.stream().map(Finding::code).toList();
    }

    @Test
    void eachIsFoundAndTheGoodOnesPass() throws IOException {
        acceptTheUsual();
        good.forEach(slice -> slice.values = varied(slice.values, 1, 2, new Random(slice.number)));
        int side = good.get(0).side;
        Random random = new Random(5);
        Map<String, List<Slice>> faults = new LinkedHashMap<>();
        faults.put("MISSING_SLICES", without(3));
        faults.put(
                "DUPLICATE_POSITION",
                one(slice -> slice.header.put(
                        Tag.ImagePositionPatient, good.get(2).header.get(Tag.ImagePositionPatient))));
        faults.put("NONUNIFORM_SPACING", one(slice -> move(slice, 0.3)));
        faults.put(
                "INCONSISTENT_GEOMETRY",
                one(slice -> slice.put(Tag.ImageOrientationPatient, "DS", "1\\0\\0\\0\\1\\0")));
        faults.put(
                "INCONSISTENT_GEOMETRY of the axes",
                all(slice -> slice.put(Tag.ImageOrientationPatient, "DS", "0\\1\\0\\0\\0.2\\-1")));
        faults.put("INCONSISTENT_GEOMETRY of the matrix", one(this::halved));
        faults.put("MISSING_ATTRIBUTE", one(slice -> slice.put(Tag.ImagePositionPatient, "DS", "")));
        faults.put("WRONG_MODALITY", all(slice -> slice.put(Tag.SOPClassUID, "UI", "1.2.840.10008.5.1.4.1.1.2")));
        faults.put("INCOMPLETE_SERIES", all(slice -> slice.put(Tag.NumberOfSeriesRelatedInstances, "IS", "12")));
        faults.put("GANTRY_TILT", sheared());
        faults.put("EMPTY_IMAGE", one(slice -> slice.values = new int[slice.values.length]));
        faults.put("LOW_DYNAMIC_RANGE", one(slice -> slice.values = nearlyEmpty(slice.values)));
        faults.put("BURNED_IN_TEXT_RISK", one(slice -> slice.values = lettered(slice.values, side)));
        faults.put("INVERTED_PHOTOMETRIC", each(InjectedFaultsTest::inverted));
        faults.put("OUTSIDE_PROJECT_RANGE by noise", each(values -> varied(values, 1, 40, random)));
        faults.put("OUTSIDE_PROJECT_RANGE by blur", each(values -> blurred(values, side)));
        faults.put("OUTSIDE_PROJECT_RANGE by motion", each(values -> smeared(values, side)));
        faults.put("OUTSIDE_PROJECT_RANGE by ghosts", each(values -> ghosted(values, side)));
        faults.put("OUTSIDE_PROJECT_RANGE by clipping", each(InjectedFaultsTest::clipped));
        faults.put("OUTSIDE_PROJECT_RANGE by few bits", each(InjectedFaultsTest::coarse));

        int hits = 0;
        int beside = 0;
        for (Map.Entry<String, List<Slice>> fault : faults.entrySet()) {
            System.out.println(fault.getKey());
            String wanted = fault.getKey().split(" ")[0];
            List<String> codes = measured(fault.getValue());
            hits += codes.contains(wanted) ? 1 : 0;
            beside += !ALTER_PIXELS.contains(wanted) && codes.contains("OUTSIDE_PROJECT_RANGE") ? 1 : 0;
        }
        System.out.printf(
                "found %d of %d injected faults, %d of them also by a figure they do not alter%n",
                hits, faults.size(), beside);
        assertThat(hits).isEqualTo(faults.size());
        assertThat(beside).isZero();
    }

    @Test
    void goodImagesPassAlsoWhereTheProjectHasItsUsual() throws IOException {
        acceptTheUsual();
        int passed = 0;
        for (int trial = 0; trial < 5; trial++) {
            Random random = new Random(100 + trial);
            double gain = 0.9 + 0.05 * trial;
            passed += measured(each(values -> varied(values, gain, 2, random))).isEmpty() ? 1 : 0;
        }
        System.out.printf("passed %d of 5 good series%n", passed);
        assertThat(passed).isEqualTo(5);
    }

    @Test
    void belowAHundredImagesNothingIsUnusual() throws IOException {
        assertThat(found(each(values -> varied(values, 1, 200, new Random(1))), "A"))
                .isEmpty();
    }

    @Test
    void theSamePixelsUnderAnotherPatientAreALeak() throws IOException {
        assertThat(found(copies(), "ONE")).isEmpty();
        assertThat(found(copies(), "TWO")).containsExactly("DUPLICATE_IMAGE", "PATIENT_LEAKAGE");
        assertThat(found(copies(), "ONE")).contains("DUPLICATE_IMAGE", "PATIENT_LEAKAGE");
    }

    @Test
    void aPictureThatLooksTheSameUnderAnotherPatientIsALeakAndUnderTheSameADoubt() throws IOException {
        assertThat(found(copies(), "ONE")).isEmpty();
        Random random = new Random(9);
        assertThat(found(each(values -> varied(values, 1.1, 2, random)), "TWO")).containsExactly("PATIENT_LEAKAGE");
        assertThat(found(each(values -> varied(values, 0.9, 2, random)), "ONE"))
                .contains("NEAR_DUPLICATE", "PATIENT_LEAKAGE");
    }

    @Test
    void picturesOfOneStudyMayLookTheSame() throws IOException {
        Random random = new Random(3);
        good.forEach(slice -> slice.put(Tag.StudyInstanceUID, "UI", "1.9.9"));
        assertThat(found(copies(), "ONE")).isEmpty();
        assertThat(found(each(values -> varied(values, 1.1, 2, random)), "ONE")).isEmpty();
    }

    @Test
    void anEmptyImageIsNoLeakOfAnother() throws IOException {
        assertThat(found(
                        one(slice -> slice.values = new int[slice.values.length])
                                .subList(3, 4),
                        "ONE"))
                .containsExactly("EMPTY_IMAGE");
        assertThat(found(
                        one(slice -> slice.values = new int[slice.values.length])
                                .subList(3, 4),
                        "TWO"))
                .containsExactly("DUPLICATE_IMAGE", "EMPTY_IMAGE");
    }

    @Test
    void otherPicturesOfTheSameProtocolAreNoLeak() throws IOException {
        assertThat(found(new ArrayList<>(copies().subList(0, 3)), "ONE")).isEmpty();
        int side = good.get(0).side;
        assertThat(found(
                        new ArrayList<>(
                                each(values -> moved(turned(values), side, 9)).subList(4, 8)),
                        "TWO"))
                .isEmpty();
    }

    private List<Slice> without(int index) {
        List<Slice> slices = copies();
        slices.remove(index);
        return slices;
    }

    private List<Slice> all(Consumer<Slice> damage) {
        List<Slice> slices = copies();
        slices.forEach(damage);
        return slices;
    }

    private static double[] position(Slice slice) {
        return java.util.Arrays.stream(slice.header.get(Tag.ImagePositionPatient)[1].split("\\\\"))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static void move(Slice slice, double mm) {
        double[] at = position(slice);
        slice.put(Tag.ImagePositionPatient, "DS", "%.5f\\%.5f\\%.5f".formatted(at[0] + mm, at[1], at[2]));
    }

    /** Each slice lies a millimetre lower than the one before. */
    private List<Slice> sheared() {
        return all(slice -> {
            double[] at = position(slice);
            slice.put(
                    Tag.ImagePositionPatient,
                    "DS",
                    "%.5f\\%.5f\\%.5f".formatted(at[0], at[1], at[2] - slice.number * 0.5));
        });
    }

    private void halved(Slice slice) {
        int half = slice.side / 2;
        int[] source = slice.values;
        int side = slice.side;
        slice.values = IntStream.range(0, half * half)
                .map(i -> source[i / half * 2 * side + i % half * 2])
                .toArray();
        slice.side = half;
    }

    private static int[] varied(int[] values, double gain, double sigma, Random random) {
        return java.util.Arrays.stream(values)
                .map(value -> (int) Math.max(0, Math.round(gain * value + sigma * random.nextGaussian())))
                .toArray();
    }

    private static int[] turned(int[] values) {
        return IntStream.range(0, values.length)
                .map(i -> values[values.length - 1 - i])
                .toArray();
    }

    private static int[] moved(int[] values, int side, int by) {
        return IntStream.range(0, values.length)
                .map(i -> values[(i / side + by) % side * side + (i % side + by) % side])
                .toArray();
    }

    private static int[] inverted(int[] values) {
        int most = java.util.Arrays.stream(values).max().orElse(0);
        return java.util.Arrays.stream(values).map(value -> most - value).toArray();
    }

    private static int[] clipped(int[] values) {
        int[] sorted = java.util.Arrays.stream(values).sorted().toArray();
        int at = sorted[sorted.length * 85 / 100];
        return java.util.Arrays.stream(values).map(value -> Math.min(value, at)).toArray();
    }

    private static int[] coarse(int[] values) {
        return java.util.Arrays.stream(values).map(value -> value / 64).toArray();
    }

    private static int[] nearlyEmpty(int[] values) {
        int[] nearly = new int[values.length];
        nearly[100] = 50;
        return nearly;
    }

    private static int[] blurred(int[] values, int side) {
        return IntStream.range(0, values.length)
                .map(i -> {
                    int sum = 0;
                    for (int dy = -2; dy <= 2; dy++) {
                        for (int dx = -2; dx <= 2; dx++) {
                            int y = Math.min(side - 1, Math.max(0, i / side + dy));
                            int x = Math.min(side - 1, Math.max(0, i % side + dx));
                            sum += values[y * side + x];
                        }
                    }
                    return sum / 25;
                })
                .toArray();
    }

    private static int[] smeared(int[] values, int side) {
        return IntStream.range(0, values.length)
                .map(i -> IntStream.range(0, 5)
                                .map(by -> values[i / side * side + (i % side + by) % side])
                                .sum()
                        / 5)
                .toArray();
    }

    private static int[] ghosted(int[] values, int side) {
        return IntStream.range(0, values.length)
                .map(i -> values[i] + values[i / side * side + (i % side + side / 2) % side] / 5)
                .toArray();
    }

    private static int[] lettered(int[] values, int side) {
        BufferedImage text = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = text.createGraphics();
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
        graphics.drawString("DOE^JANE 24.12.1970", 4, 18);
        graphics.dispose();
        int[] lettered = values.clone();
        int ink = IntStream.of(values).max().orElseThrow();
        for (int i = 0; i < lettered.length; i++) {
            lettered[i] = text.getRaster().getSample(i % side, i / side, 0) > 0 ? ink : lettered[i];
        }
        return lettered;
    }
}
