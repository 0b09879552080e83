package dev.consilium.cli.mask;

import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.MaskBuilder;
import dev.consilium.imaging.mask.MaskGrid;
import dev.consilium.imaging.mask.MaskVolume;
import dev.consilium.imaging.mask.MaskVolume.Segment;
import dev.consilium.imaging.mask.VoxelSpacing;
import dev.consilium.imaging.maskfile.MaskReading;
import dev.consilium.quality.mask.PlacedMask;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The segments of two files, two by two: those of one label ({@link SegmentKey}), or the only ones there are ({@link Lone}). What one
 * file lacks is empty. Voxels may lie in another order in the other file; nothing is resampled.
 */
record MaskPairs(MaskGrid grid, MaskGrid otherGrid, List<Couple> pairs, boolean placed) {

    /**
     * @param label of the segment, or its number; empty where neither file has any
     * @param reference number of the segment, null where the file has none; @param prediction likewise
     */
    record Couple(
            String label,
            @Nullable Integer reference,
            @Nullable Integer prediction,
            PlacedMask one,
            PlacedMask other) {}

    /** What becomes of two segments that are the only ones of their files. */
    enum Lone {
        /** One pair, whatever they are called. */
        TOGETHER,
        /** As any others: a pair where they are of one label. */
        BY_LABEL
    }

    /** @throws dev.consilium.common.Refusal where a file cannot be read, {@code FILE_UNREADABLE} or what is wrong with it */
    static MaskPairs of(
            Path reference, Path prediction, MaskReading reading, @Nullable VoxelSpacing spacing, Lone lone) {
        MaskVolume one = MaskInput.read(reference, reading);
        MaskVolume other = MaskInput.read(prediction, reading);
        boolean placed = one.grid().placement() != null && other.grid().placement() != null;
        MaskVolume aligned = other.alignedTo(one.grid()).orElse(null);
        if (aligned != null) {
            other = aligned;
        } else if (isSegmentation(reference) && isSegmentation(prediction)) {
            MaskGrid grid = one.grid().covering(other.grid()).orElse(one.grid());
            Optional<MaskVolume> wide = one.placedIn(grid);
            Optional<MaskVolume> otherWide = other.placedIn(grid);
            if (wide.isPresent() && otherWide.isPresent()) {
                one = wide.get();
                other = otherWide.get();
            }
        }
        MaskGrid first = spaced(one.grid(), spacing);
        MaskGrid second = spaced(other.grid(), spacing);
        return new MaskPairs(first, second, couples(one, first, other, second, lone), placed);
    }

    /** Segmentations leave empty slices out, so that those of one series reach differently far. */
    private static boolean isSegmentation(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(132);
            return start.length == 132 && new String(start, 128, 4, StandardCharsets.US_ASCII).equals("DICM");
        } catch (IOException e) {
            throw MaskInput.unreadable(file);
        }
    }

    private static MaskGrid spaced(MaskGrid grid, @Nullable VoxelSpacing spacing) {
        return spacing == null ? grid : new MaskGrid(grid.shape(), spacing, grid.placement());
    }

    private static List<Couple> couples(
            MaskVolume one, MaskGrid grid, MaskVolume other, MaskGrid otherGrid, Lone lone) {
        List<Segment> first = one.segments();
        List<Segment> second = other.segments();
        boolean atMostOne = first.size() <= 1 && second.size() <= 1;
        if (atMostOne && (lone == Lone.TOGETHER || first.isEmpty() || second.isEmpty())) {
            Segment a = first.isEmpty() ? null : first.get(0);
            Segment b = second.isEmpty() ? null : second.get(0);
            return List.of(couple(a, grid, b, otherGrid));
        }
        Function<Segment, Object> key = SegmentKey.of(List.of(one, other));
        Set<Object> keys = new LinkedHashSet<>();
        first.forEach(segment -> keys.add(key.apply(segment)));
        second.forEach(segment -> keys.add(key.apply(segment)));
        List<Couple> couples = new ArrayList<>();
        for (Object wanted : keys) {
            couples.add(couple(find(first, key, wanted), grid, find(second, key, wanted), otherGrid));
        }
        return List.copyOf(couples);
    }

    private static @Nullable Segment find(List<Segment> segments, Function<Segment, Object> key, Object wanted) {
        return segments.stream()
                .filter(segment -> key.apply(segment).equals(wanted))
                .findFirst()
                .orElse(null);
    }

    private static Couple couple(@Nullable Segment a, MaskGrid grid, @Nullable Segment b, MaskGrid otherGrid) {
        Segment named = a == null ? b : a;
        return new Couple(
                named == null ? "" : named.label(),
                a == null ? null : (Integer) a.number(),
                b == null ? null : (Integer) b.number(),
                placed(a, grid),
                placed(b, otherGrid));
    }

    private static PlacedMask placed(@Nullable Segment segment, MaskGrid grid) {
        GridShape shape = grid.shape();
        return new PlacedMask(
                grid, segment == null ? new MaskBuilder(shape).build() : Objects.requireNonNull(segment.mask()));
    }
}
