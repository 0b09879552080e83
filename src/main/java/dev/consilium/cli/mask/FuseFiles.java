package dev.consilium.cli.mask;

import dev.consilium.common.Ids;
import dev.consilium.common.Refusal;
import dev.consilium.imaging.mask.MaskGrid;
import dev.consilium.imaging.mask.MaskVolume;
import dev.consilium.imaging.maskfile.MaskFormat;
import dev.consilium.imaging.maskfile.ShareMap;
import dev.consilium.quality.fusion.PosteriorMap;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a consensus is written to: all of the files, or none. */
public final class FuseFiles {

    /** In a PNG, so that it can be seen; every other format has 1. */
    private static final int VISIBLE = 255;

    private interface Content {
        void write(OutputStream out) throws IOException;
    }

    private record Planned(MaskOutput output, Content content) {}

    private final @Nullable MaskOutput mask;
    private final @Nullable MaskOutput posterior;
    private final @Nullable MaskOutput entropy;

    private FuseFiles(@Nullable MaskOutput mask, @Nullable MaskOutput posterior, @Nullable MaskOutput entropy) {
        this.mask = mask;
        this.posterior = posterior;
        this.entropy = entropy;
    }

    /** Each null for not to write it. @throws Refusal where a name is none, is taken, or is given twice */
    public static FuseFiles of(@Nullable Path mask, @Nullable Path posterior, @Nullable Path entropy) {
        FuseFiles files = new FuseFiles(
                mask == null ? null : MaskOutput.ofMask("--out", mask),
                posterior == null ? null : MaskOutput.ofShares("--posterior", posterior),
                entropy == null ? null : MaskOutput.ofShares("--entropy", entropy));
        List<Path> places = Stream.of(files.mask, files.posterior, files.entropy)
                .filter(Objects::nonNull)
                .map(output -> output.file().toAbsolutePath().normalize())
                .toList();
        if (places.stream().distinct().count() < places.size()) {
            throw Refusal.invalid(
                    "OUTPUT_TWICE", "--out, --posterior and --entropy name one file twice: give each its own.");
        }
        return files;
    }

    boolean maps() {
        return posterior != null || entropy != null;
    }

    int numberOfObject() {
        return mask != null && mask.format() == MaskFormat.PNG ? VISIBLE : 1;
    }

    /** @param map of the voxels of the consensus, null where no map is asked for */
    void write(MaskVolume consensus, @Nullable PosteriorMap map) {
        List<Planned> planned = new ArrayList<>();
        if (mask != null) {
            planned.add(new Planned(mask, out -> mask.format().write(consensus, out)));
        }
        MaskGrid grid = consensus.grid();
        if (posterior != null && map != null) {
            ShareMap shares = new ShareMap(grid, map::posteriors);
            planned.add(new Planned(posterior, out -> posterior.format().write(shares, out)));
        }
        if (entropy != null && map != null) {
            ShareMap shares = new ShareMap(grid, map::entropies);
            planned.add(new Planned(entropy, out -> entropy.format().write(shares, out)));
        }
        write(planned);
    }

    /** A name is taken once all files are whole: who stops the command leaves parts, and no file that passes for one. */
    private static void write(List<Planned> planned) {
        Map<Path, Path> parts = new LinkedHashMap<>();
        List<Path> begun = new ArrayList<>();
        boolean done = false;
        try {
            for (Planned next : planned) {
                Path file = next.output().file();
                Path part = file.resolveSibling("." + file.getFileName() + "-" + Ids.random() + ".part");
                parts.put(part, file);
                begun.add(part);
                write(next, part);
            }
            for (Map.Entry<Path, Path> part : parts.entrySet()) {
                move(part.getKey(), part.getValue());
                begun.add(part.getValue());
            }
            done = true;
        } finally {
            if (!done) {
                begun.forEach(FuseFiles::remove);
            }
        }
    }

    private static void write(Planned planned, Path part) {
        try (OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            OutputStream buffered = new BufferedOutputStream(out);
            planned.content().write(buffered);
            buffered.flush();
        } catch (IOException e) {
            throw notWritten(planned.output().file(), e);
        }
    }

    /** Onto no file: one that another has put there meanwhile stays. */
    private static void move(Path part, Path file) {
        try {
            Files.move(part, file);
        } catch (IOException e) {
            throw notWritten(file, e);
        }
    }

    private static Refusal notWritten(Path file, IOException e) {
        return new Refusal(
                Refusal.Kind.UNPROCESSABLE,
                "OUTPUT_NOT_WRITTEN",
                file + " cannot be written: is the folder there, and may you write?",
                e);
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // What kept it from being written is told already, and says more.
        }
    }
}
