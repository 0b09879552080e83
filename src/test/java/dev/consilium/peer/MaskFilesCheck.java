package dev.consilium.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.Tag;
import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.MaskBuilder;
import dev.consilium.imaging.mask.MaskGrid;
import dev.consilium.imaging.mask.MaskVolume;
import dev.consilium.imaging.mask.MaskVolume.Segment;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.imaging.mask.VoxelAffine;
import dev.consilium.imaging.maskfile.CodedConcept;
import dev.consilium.imaging.maskfile.MaskFileException;
import dev.consilium.imaging.maskfile.MaskFiles;
import dev.consilium.imaging.maskfile.MaskFormat;
import dev.consilium.imaging.maskfile.PhantomSeries;
import dev.consilium.imaging.maskfile.PhantomSeries.Body;
import dev.consilium.imaging.maskfile.ProbabilitySegment;
import dev.consilium.imaging.maskfile.SegDetails;
import dev.consilium.imaging.maskfile.SegmentDescription;
import dev.consilium.imaging.maskfile.SegmentDescription.Algorithm;
import dev.consilium.imaging.maskfile.SegmentDescription.Tracking;
import dev.consilium.imaging.maskfile.Segmentations;
import dev.consilium.imaging.maskfile.SeriesImages;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * dciodvfy finds no error in the segmentations we write; pydicom and nibabel read our masks voxel for voxel where they were drawn in the
 * patient, and we read what nibabel writes of them in other orders and numbers.
 */
class MaskFilesCheck {

    private static final SegDetails DETAILS =
            new SegDetails(LocalDateTime.of(2026, 1, 2, 3, 4, 5), 301, "Läsionen", "Reader^One", "1.0");

    /** Prints segment, value and place of every voxel that is not 0, by the formula of PS3.3 C.7.6.2.1.1. */
    private static final String SEG = """
            import sys, numpy, pydicom
            d = pydicom.dcmread(sys.argv[1])
            shared = d.SharedFunctionalGroupsSequence[0]
            o = numpy.array(shared.PlaneOrientationSequence[0].ImageOrientationPatient, float)
            s = numpy.array(shared.PixelMeasuresSequence[0].PixelSpacing, float)
            frames = d.pixel_array.reshape(-1, d.Rows, d.Columns)
            assert len(frames) == len(d.PerFrameFunctionalGroupsSequence) == d.NumberOfFrames
            for frame, groups in zip(frames, d.PerFrameFunctionalGroupsSequence):
                p = numpy.array(groups.PlanePositionSequence[0].ImagePositionPatient, float)
                n = groups.SegmentIdentificationSequence[0].ReferencedSegmentNumber
                for r, c in zip(*frame.nonzero()):
                    print(n, frame[r, c], *(p + o[:3] * s[1] * c + o[3:] * s[0] * r))
            """;

    /** The same of a NIfTI file, right-anterior-superior turned back; first how far sform and qform are apart. */
    private static final String NIFTI = """
            import sys, numpy, nibabel
            i = nibabel.load(sys.argv[1])
            h = i.header
            print(numpy.abs(h.get_sform() - h.get_qform()).max() if h['qform_code'] > 0 else 0)
            data = numpy.asanyarray(i.dataobj)
            for at in zip(*data.nonzero()):
                x, y, z = nibabel.affines.apply_affine(i.affine, at)
                print(data[at], 1, -x, -y, z)
            """;

    /** Writes it in other orders of the axes, as other numbers, by qform or sform alone, and scaled. */
    private static final String REWRITE = """
            import sys, numpy, nibabel
            from nibabel.orientations import axcodes2ornt, io_orientation, ornt_transform
            i = nibabel.load(sys.argv[1])
            data = numpy.asanyarray(i.dataobj)
            for code, dtype in (('RAS', 'f4'), ('LPS', 'i2'), ('PSR', '>u2'), ('IAL', 'f8'), ('SLP', 'u1')):
                o = i.as_reoriented(ornt_transform(io_orientation(i.affine), axcodes2ornt(code)))
                j = nibabel.Nifti1Image(numpy.asanyarray(o.dataobj).astype(dtype), o.affine)
                j.set_data_dtype(dtype)
                j.set_sform(o.affine, 0 if code == 'PSR' and sys.argv[3] == 'upright' else 1)
                if sys.argv[3] == 'upright':
                    j.set_qform(o.affine, 1)
                nibabel.save(j, sys.argv[2] + '/' + code + '.nii' + ('.gz' if dtype[-1] == '1' else ''))
            """;

    @TempDir
    private Path directory;

    @BeforeAll
    static void theyAreThere() throws Exception {
        Debian.requires("dciodvfy", "dicom3tools");
        Process imports = new ProcessBuilder("/usr/bin/python3", "-c", "import pydicom, nibabel, numpy").start();
        assertThat(imports.waitFor())
                .as("apt-get install --no-install-recommends python3-pydicom python3-nibabel")
                .isZero();
    }

    @ParameterizedTest
    @EnumSource
    void segmentationsAreValidAndReadAsDrawn(PhantomSeries series) throws Exception {
        MaskVolume drawn = series.volume(Body.values());
        CodedConcept abnormal = new CodedConcept("49755003", "SCT", "Morphologically Abnormal Structure");
        CodedConcept mass = new CodedConcept("4147007", "SCT", "Mass");
        List<SegmentDescription> descriptions = List.of(
                SegmentDescription.manual("arms"),
                new SegmentDescription(
                        "Läsion",
                        abnormal,
                        mass,
                        Algorithm.SEMIAUTOMATIC,
                        "Region growing",
                        Tracking.of("mass 1", "1")),
                new SegmentDescription("wedge", abnormal, mass, Algorithm.AUTOMATIC, "Fusion"));
        Path file = written(new Segmentations(SeriesImages.of(series.headers()), DETAILS).binary(drawn, descriptions));
        assertThat(errors(file)).isEmpty();
        Map<Integer, BitSet> read = voxels(series, python(SEG, file));
        for (Segment segment : drawn.segments()) {
            assertThat(mask(read.get(segment.number()))).isEqualTo(segment.mask());
        }
    }

    @ParameterizedTest
    @EnumSource
    void fractionsAreValidAndReadAsGiven(PhantomSeries series) throws Exception {
        SeriesImages images = SeriesImages.of(series.headers());
        VoxelAffine affine = VoxelAffine.of(images.grid());
        int columns = images.grid().shape().columns();
        ProbabilitySegment segment = new ProbabilitySegment(SegmentDescription.manual("p"), slice -> {
            float[] values = new float[images.grid().shape().pixels()];
            for (int at = 0; at < values.length; at++) {
                double[] place = affine.at(at % columns, at / columns, slice);
                values[at] = PhantomSeries.holds(Body.LETTER, place) ? 0.4f : 0;
            }
            return values;
        });
        Path file = written(new Segmentations(images, DETAILS).fractional(List.of(segment)));
        assertThat(errors(file)).isEmpty();
        List<String> lines = python(SEG, file);
        assertThat(lines).allMatch(line -> line.startsWith("1 102 "));
        assertThat(mask(voxels(series, lines).get(1))).isEqualTo(series.mask(Body.LETTER));
    }

    @ParameterizedTest
    @EnumSource
    void niftiIsReadWhereItWasDrawnAndReadBackInEveryOrder(PhantomSeries series) throws Exception {
        MaskVolume drawn = series.volume(Body.LETTER);
        Path file = directory.resolve("mask.nii.gz");
        try (OutputStream out = Files.newOutputStream(file)) {
            MaskFormat.NIFTI_GZ.write(drawn, out);
        }
        List<String> lines = python(NIFTI, file);
        assertThat(Double.parseDouble(lines.get(0))).isLessThan(1e-3);
        assertThat(mask(voxels(series, lines.subList(1, lines.size())).get(1)))
                .isEqualTo(drawn.segments().get(0).mask());
        boolean upright = series != PhantomSeries.TILTED;
        python(REWRITE, file, directory.toString(), upright ? "upright" : "sheared");
        for (String name : List.of("RAS.nii", "LPS.nii", "PSR.nii", "IAL.nii", "SLP.nii.gz")) {
            MaskVolume read;
            try {
                read = MaskFiles.read(directory.resolve(name));
            } catch (MaskFileException e) {
                // A shear between rows and columns is not read.
                assertThat(upright).as(name + ": " + e.sentence()).isFalse();
                continue;
            }
            MaskVolume aligned = read.alignedTo(drawn.grid()).orElseThrow(() -> new AssertionError(name));
            assertThat(aligned.segments().get(0).mask())
                    .as(name)
                    .isEqualTo(drawn.segments().get(0).mask());
        }
    }

    /** Headers as scanners write them, with a tilted gantry and in several frames; the series of head images ends where its spacing changes. */
    @ParameterizedTest
    @ValueSource(strings = {"ct-series-human-ge", "mr-series-sag", "objects/eCT_Supplemental.dcm"})
    void segmentationsOfRealSeriesAreValid(String samples) throws Exception {
        Path place = Path.of("../shared/samples/dicom").resolve(samples);
        assumeTrue(Files.exists(place), "the samples are not here: " + place);
        List<Dataset> headers = new ArrayList<>();
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                headers.add(Written.read(Files.readAllBytes(file)));
            }
        }
        headers.removeIf(header -> header.numbers(Tag.SliceThickness).contains(7.0));
        SeriesImages images = SeriesImages.of(headers);
        GridShape shape = images.grid().shape();
        MaskBuilder mask = new MaskBuilder(shape);
        for (int z = 1; z < shape.slices(); z++) {
            for (int y = shape.rows() / 3; y < shape.rows() / 2; y++) {
                mask.add(z, y * shape.columns() + z, y * shape.columns() + y + 1);
            }
        }
        MaskVolume drawn = new MaskVolume(images.grid(), List.of(new Segment(1, "corner", mask.build())));
        Path file =
                written(new Segmentations(images, DETAILS).binary(drawn, List.of(SegmentDescription.manual("corner"))));
        assertThat(errors(file)).isEmpty();
        MaskVolume read = MaskFiles.read(file).placedIn(images.grid()).orElseThrow();
        assertThat(read.segments().get(0).mask()).isEqualTo(mask.build());
        assertThat(python(SEG, file))
                .hasSize((int) read.segments().get(0).mask().voxels());
        assertThat(Written.read(Files.readAllBytes(file))
                        .items(Tag.PerFrameFunctionalGroupsSequence)
                        .get(0)
                        .items(Tag.DerivationImageSequence))
                .hasSize(1);
    }

    private static List<String> errors(Path file) throws Exception {
        LimitedProcess.Said said = LimitedProcess.run(file, "dciodvfy");
        assertThat(said.validated()).isTrue();
        assertThat(said.lines()).anyMatch(line -> line.contains("Segmentation"));
        return said.lines().stream().filter(line -> line.startsWith("Error")).toList();
    }

    private Path written(Dataset seg) throws IOException {
        Path file = directory.resolve("seg.dcm");
        try (OutputStream out = Files.newOutputStream(file)) {
            Written.TOOLKIT.write(seg, out);
        }
        return file;
    }

    private static List<String> python(String script, Path file, String... more) throws Exception {
        List<String> command = new ArrayList<>(List.of("/usr/bin/python3", "-c", script, file.toString()));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.lines().toList();
    }

    /** @param lines segment, value, x, y, z @return by segment the voxels, as slice, row and column of the series as stored */
    private static Map<Integer, BitSet> voxels(PhantomSeries series, List<String> lines) {
        MaskGrid grid = series.grid();
        GridShape shape = grid.shape();
        Map<Integer, BitSet> voxels = new HashMap<>();
        for (String line : lines) {
            String[] parts = line.split(" ");
            double[] place = {Double.parseDouble(parts[2]), Double.parseDouble(parts[3]), Double.parseDouble(parts[4])};
            double[] index = VoxelAffine.of(grid).index(place);
            int x = (int) Math.rint(index[0]);
            int y = (int) Math.rint(index[1]);
            int z = (int) Math.rint(index[2]);
            assertThat(series.at(x, y, z)).containsExactly(place, within(1e-3));
            voxels.computeIfAbsent(Integer.parseInt(parts[0]), segment -> new BitSet())
                    .set((z * shape.rows() + y) * shape.columns() + x);
        }
        return voxels;
    }

    private static RunLengthMask mask(BitSet voxels) {
        GridShape shape = PhantomSeries.AXIAL.grid().shape();
        MaskBuilder mask = new MaskBuilder(shape);
        voxels.stream().forEach(at -> mask.add(at / shape.pixels(), at % shape.pixels(), at % shape.pixels() + 1));
        return mask.build();
    }
}
