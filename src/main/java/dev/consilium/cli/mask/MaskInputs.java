package dev.consilium.cli.mask;

import dev.consilium.common.Refusal;
import dev.consilium.imaging.mask.MaskBuilder;
import dev.consilium.imaging.mask.MaskGrid;
import dev.consilium.imaging.mask.MaskVolume;
import dev.consilium.imaging.mask.MaskVolume.Segment;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.imaging.maskfile.MaskReading;
import dev.consilium.quality.fusion.RaterMask;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One mask of each file, all brought into the order of one grid's voxels. */
record MaskInputs(@Nullable Integer segment, @Nullable Integer object, boolean extend) {

    private static final int MOST_FILES = 63;
    private static final int NAMED_SEGMENTS = 20;

    /** @throws Refusal naming the file that is at fault */
    List<RaterMask> read(List<Path> files) {
        if (files.size() > MOST_FILES) {
            throw Refusal.unprocessable(
                    "TOO_MANY_RATERS", "At most " + MOST_FILES + " masks are fused at once. Leave some out.");
        }
        List<MaskVolume> volumes = files.stream().map(this::volume).toList();
        requireSegment(volumes);
        MaskGrid target = target(volumes);
        List<String> names = names(files);
        return IntStream.range(0, files.size())
                .mapToObj(i -> new RaterMask(
                        names.get(i), target, mask(onto(target, volumes.get(i), files.get(i)), files.get(i))))
                .toList();
    }

    private MaskVolume volume(Path file) {
        return MaskInput.read(file, object == null ? MaskReading.DEFAULT : MaskReading.DEFAULT.withObjectValue(object));
    }

    /** The first grid that says where it lies; where masks may reach differently far, the largest. */
    private MaskGrid target(List<MaskVolume> volumes) {
        Comparator<MaskGrid> order = Comparator.comparing((MaskGrid grid) -> grid.placement() == null)
                .thenComparing(grid ->
                        extend ? -(long) grid.shape().slices() * grid.shape().pixels() : 0L);
        return volumes.stream().map(MaskVolume::grid).min(order).orElseThrow();
    }

    private MaskVolume onto(MaskGrid target, MaskVolume volume, Path file) {
        Optional<MaskVolume> placed = extend ? volume.placedIn(target) : volume.alignedTo(target);
        return placed.orElseThrow(() -> mismatch(file + " lies on other voxels than the other masks: "
                + said(volume.grid()) + " beside " + said(target)
                + ". Resample it yourself, or take --extend where it only reaches less far."));
    }

    static Refusal mismatch(String sentence) {
        return Refusal.unprocessable("GEOMETRY_MISMATCH", sentence);
    }

    private static String said(MaskGrid grid) {
        return grid.shape() + ", spaced " + grid.spacing().z() + " x "
                + grid.spacing().y() + " x " + grid.spacing().x() + " mm";
    }

    private RunLengthMask mask(MaskVolume volume, Path file) {
        List<Segment> chosen = volume.segments().stream()
                .filter(candidate -> segment == null || candidate.number() == segment)
                .toList();
        if (chosen.size() > 1) {
            throw Refusal.unprocessable(
                    "SEVERAL_SEGMENTS",
                    file + " holds several segments or values (" + numbers(List.of(volume))
                            + "): choose one with --segment, or the value that is object with --object.");
        }
        return chosen.isEmpty()
                ? new MaskBuilder(volume.grid().shape()).build()
                : chosen.get(0).mask();
    }

    /** A mask without the segment is empty; one that no mask has is a mistake. */
    private void requireSegment(List<MaskVolume> volumes) {
        if (segment != null
                && volumes.stream()
                        .flatMap(volume -> volume.segments().stream())
                        .noneMatch(candidate -> candidate.number() == segment)) {
            throw Refusal.unprocessable(
                    "SEGMENT_UNKNOWN", "No mask has segment " + segment + "; there are: " + numbers(volumes) + ".");
        }
    }

    private static String numbers(List<MaskVolume> volumes) {
        return volumes.stream()
                .flatMap(volume -> volume.segments().stream())
                .map(Segment::number)
                .distinct()
                .sorted()
                .limit(NAMED_SEGMENTS)
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
    }

    /** Names of the files where they tell them apart, else the paths as given. */
    private static List<String> names(List<Path> files) {
        List<String> names =
                files.stream().map(file -> String.valueOf(file.getFileName())).toList();
        return names.stream().distinct().count() == names.size()
                ? names
                : files.stream().map(Path::toString).toList();
    }
}
