package dev.consilium.cli.mask;

import dev.consilium.imaging.mask.MaskVolume;
import dev.consilium.imaging.mask.MaskVolume.Segment;
import java.util.List;
import java.util.function.Function;

/** By what segments of several files are one label: their names where all have one and no file has one twice, else their numbers. */
final class SegmentKey {

    private SegmentKey() {}

    static Function<Segment, Object> of(List<MaskVolume> files) {
        return files.stream().map(MaskVolume::segments).allMatch(SegmentKey::named) ? Segment::label : Segment::number;
    }

    private static boolean named(List<Segment> segments) {
        return segments.stream().map(Segment::label).distinct().count() == segments.size()
                && segments.stream().noneMatch(segment -> segment.label().equals(String.valueOf(segment.number())));
    }
}
