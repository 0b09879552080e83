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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The masks of several files, brought into the order of one grid's voxels.
 *
 * @param mismatches a sentence for each file whose voxels are others; its masks stay where they were
 */
record MaskInputs(List<Path> files, List<MaskVolume> volumes, List<String> mismatches) {

    private static final int MOST_FILES = 63;
    private static final int NAMED_SEGMENTS = 20;

    /** @throws Refusal naming the file that is at fault */
    static MaskInputs read(List<Path> files, MaskReading reading, boolean extend) {
        if (files.size() > MOST_FILES) {
            throw Refusal.unprocessable(
                    "TOO_MANY_RATERS", "At most " + MOST_FILES + " masks are fused at once. Leave some out.");
        }
        List<MaskVolume> read =
                files.stream().map(file -> MaskInput.read(file, reading)).toList();
        MaskGrid target = target(read, extend);
        List<MaskVolume> volumes = new ArrayList<>();
        List<String> mismatches = new ArrayList<>();
        for (int i = 0; i < read.size(); i++) {
            MaskVolume volume = read.get(i);
            Optional<MaskVolume> placed = extend ? volume.placedIn(target) : volume.alignedTo(target);
            volumes.add(placed.orElse(volume));
            if (placed.isEmpty()) {
                mismatches.add(mismatch(files.get(i), volume.grid(), target));
            }
        }
        return new MaskInputs(files, volumes, mismatches);
    }

    /** The first grid that says where it lies; where masks may reach differently far, the largest. */
    private static MaskGrid target(List<MaskVolume> volumes, boolean extend) {
        Comparator<MaskGrid> order = Comparator.comparing((MaskGrid grid) -> grid.placement() == null)
                .thenComparing(grid ->
                        extend ? -(long) grid.shape().slices() * grid.shape().pixels() : 0L);
        return volumes.stream().map(MaskVolume::grid).min(order).orElseThrow();
    }

    private static String mismatch(Path file, MaskGrid grid, MaskGrid target) {
        return file + " lies on other voxels than the other masks: " + said(grid) + " beside " + said(target)
                + ". Resample it yourself, or take --extend where it only reaches less far.";
    }

    /** One mask of each file. @param segment which one, null where each has but one */
    List<RaterMask> raters(@Nullable Integer segment) {
        requireSegment(segment);
        List<String> names = names();
        return IntStream.range(0, files.size())
                .mapToObj(i ->
                        new RaterMask(names.get(i), volumes.get(i).grid(), mask(volumes.get(i), files.get(i), segment)))
                .toList();
    }

    private static String said(MaskGrid grid) {
        return grid.shape() + ", spaced " + grid.spacing().z() + " x "
                + grid.spacing().y() + " x " + grid.spacing().x() + " mm";
    }

    private static RunLengthMask mask(MaskVolume volume, Path file, @Nullable Integer segment) {
        List<Segment> chosen = volume.segments().stream()
                .filter(candidate -> segment == null || candidate.number() == segment)
                .toList();
        if (chosen.size() > 1) {
            throw Refusal.unprocessable(
                    "SEVERAL_SEGMENTS",
                    file + " holds several segments or values (" + numbers(List.of(volume))
                            + "): choose one with --segment or --object, or fuse all of them with --labels.");
        }
        return chosen.isEmpty()
                ? new MaskBuilder(volume.grid().shape()).build()
                : chosen.get(0).mask();
    }

    /** A mask without the segment is empty; one that no mask has is a mistake. */
    private void requireSegment(@Nullable Integer segment) {
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
    List<String> names() {
        List<String> names =
                files.stream().map(file -> String.valueOf(file.getFileName())).toList();
        return names.stream().distinct().count() == names.size()
                ? names
                : files.stream().map(Path::toString).toList();
    }
}
