package dev.consilium.study;

import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.DicomException;
import dev.consilium.dicom.Tag;
import dev.consilium.imaging.FrameAttributes;
import dev.consilium.imaging.SliceGeometry.Slice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The order images are shown in: by position where all lie in one direction, else by Instance Number, then as they were sent. */
final class DisplayOrder {

    private record Entry(
            int seq,
            @Nullable Integer instanceNumber,
            @Nullable Slice slice) {}

    private final List<Entry> entries = new ArrayList<>();

    void add(Dataset dataset) {
        Slice slice = FrameAttributes.of(dataset, 0).slice().orElse(null);
        entries.add(new Entry(entries.size(), instanceNumber(dataset).orElse(null), slice));
    }

    /** Indices of the data sets as they were added, first shown first. */
    List<Integer> indices() {
        Comparator<Entry> byNumber =
                Comparator.comparing(Entry::instanceNumber, Comparator.nullsLast(Comparator.naturalOrder()));
        Comparator<Entry> order = placed() ? byPosition().thenComparing(byNumber) : byNumber;
        return entries.stream()
                .sorted(order.thenComparingInt(Entry::seq))
                .map(Entry::seq)
                .toList();
    }

    private boolean placed() {
        Slice first = entries.isEmpty() ? null : entries.get(0).slice();
        return first != null
                && entries.stream().allMatch(entry -> entry.slice() != null && first.sameOrientation(entry.slice()));
    }

    private Comparator<Entry> byPosition() {
        List<Double> normal = slice(entries.get(0)).normal();
        return Comparator.comparingDouble(entry -> slice(entry).along(normal));
    }

    private static Slice slice(Entry entry) {
        return Optional.ofNullable(entry.slice()).orElseThrow();
    }

    private static Optional<Integer> instanceNumber(Dataset dataset) {
        try {
            return dataset.integer(Tag.InstanceNumber);
        } catch (DicomException notANumber) {
            return Optional.empty();
        }
    }
}
