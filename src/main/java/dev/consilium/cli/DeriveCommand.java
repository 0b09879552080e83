package dev.consilium.cli;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.consilium.cli.DerivedSeries.Source;
import dev.consilium.common.Digests;
import dev.consilium.common.Ids;
import dev.consilium.common.PrivateFiles;
import dev.consilium.common.Refusal;
import dev.consilium.dicom.DicomException;
import dev.consilium.dicom.DicomToolkits;
import dev.consilium.imaging.Derivation;
import dev.consilium.imaging.NiftiFile;
import dev.consilium.imaging.NoVolumeException;
import dev.consilium.imaging.PlacedVolume;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code derive}: a volume made of a series, with a record that it can be made again from. It starts no application. */
@Command(
        name = "derive",
        description = {
            "Derives a NIfTI volume from the images of one series: in modality units, at other distances of voxels, with other intensities.",
            "Beside OUT, OUT.json keeps what it was made of and how; the originals stay as they are."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A recipe is a file such as {\"spacing\": [1, 1, 1], \"intensity\": {\"scale\": \"RANGE\", \"low\": -160, \"high\": 240}};",
            "scales are RANGE and PERCENTILES (onto 0 to 1) and Z_SCORE. Without a recipe, modality units as they lie.",
            "Exit codes: 0 made, or made again with the same bytes; 1 --check found other bytes; 2 wrong use, or no volume."
        })
final class DeriveCommand implements Callable<Integer> {

    private static final int DIFFERENT = 1;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /** @param sha256 of the volume's file */
    record Made(String product, Derivation derivation, List<Source> sources, String sha256) {}

    @Parameters(index = "0", paramLabel = "IN", description = "A folder with the images of one series.")
    private Path in = Path.of("");

    @Parameters(index = "1", paramLabel = "OUT", description = "The volume, a .nii file.")
    private Path out = Path.of("");

    @Option(names = "--recipe", paramLabel = "FILE", description = "How.")
    private Path recipe = Path.of("");

    @Option(names = "--check", description = "Make OUT again by its record, and tell whether it is the same.")
    private boolean check;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        if (!Files.exists(in)) {
            throw Refusal.invalid("PATH_MISSING", in + " is not there; check the path.");
        }
        if (!out.toString().endsWith(".nii")) {
            throw Refusal.invalid("OUT_INVALID", "OUT is a .nii file; name it so.");
        }
        try {
            return check ? checked() : made();
        } catch (DicomException e) {
            throw Refusal.invalid(
                    e.code(), "A file of IN is no image that can be decoded; leave it out, or inspect it.");
        } catch (NoVolumeException e) {
            throw Refusal.invalid("NO_VOLUME", e.sentence());
        }
    }

    private int made() throws IOException {
        Derivation derivation = recipe.toString().isEmpty()
                ? new Derivation(null, null)
                : read(
                        recipe,
                        Derivation.class,
                        "RECIPE_INVALID",
                        "The recipe is not as it should be; see: consilium derive --help");
        DerivedSeries series = series();
        PlacedVolume volume = derivation.of(series.volume());
        Path part = out.toAbsolutePath().resolveSibling(Ids.random() + ".part");
        try {
            MessageDigest digest = Digests.sha256();
            PrivateFiles.write(part, to -> NiftiFile.write(volume, new DigestOutputStream(to, digest)));
            Made made = new Made(product(), derivation, series.sources(), Digests.hex(digest.digest()));
            Files.move(part, out, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Files.writeString(record(), JSON.writeValueAsString(made) + "\n", StandardCharsets.UTF_8);
            spec.commandLine().getOut().println(out + ": " + volume.shape() + ", SHA-256 " + made.sha256());
        } finally {
            Files.deleteIfExists(part);
        }
        return 0;
    }

    private int checked() throws IOException {
        Made made = read(record(), Made.class, "RECORD_INVALID", "Beside OUT there is no record of how it was made.");
        DerivedSeries series = series();
        if (!series.sources().equals(made.sources())) {
            spec.commandLine().getOut().println(out + ": IN does not hold the files that it was made of");
            return DIFFERENT;
        }
        PlacedVolume volume = made.derivation().of(series.volume());
        MessageDigest digest = Digests.sha256();
        NiftiFile.write(volume, new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        String again = Digests.hex(digest.digest());
        boolean same = again.equals(made.sha256()) && again.equals(Digests.sha256Hex(Files.readAllBytes(out)));
        spec.commandLine().getOut().println(out + (same ? ": the same, made again" : ": not the same, made again"));
        return same ? 0 : DIFFERENT;
    }

    private DerivedSeries series() throws IOException {
        DerivedSeries series = new DerivedSeries(DicomToolkits.present());
        for (Path file : FileTree.files(in)) {
            series.add(file);
        }
        return series;
    }

    private Path record() {
        return Path.of(out + ".json");
    }

    private static <T> T read(Path file, Class<T> type, String code, String sentence) {
        try {
            return JSON.readValue(Files.readAllBytes(file), type);
        } catch (IOException e) {
            throw Refusal.invalid(code, sentence);
        }
    }

    private static String product() {
        String version = DeriveCommand.class.getPackage().getImplementationVersion();
        return "Consilium " + Objects.requireNonNullElse(version, "(development)");
    }
}
