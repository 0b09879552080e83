package dev.consilium.cli.mask;

import dev.consilium.common.Refusal;
import dev.consilium.imaging.mask.MaskBuilder;
import dev.consilium.imaging.mask.MaskVolume;
import dev.consilium.imaging.mask.MaskVolume.Segment;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.quality.fusion.RaterLabels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The labels several files hold, ascending by number, and what each rater has of each; what a file lacks is empty. */
record LabelInputs(List<Label> labels, List<RaterLabels> raters) {

    private static final int MOST_LABELS = 255;

    /** @param number the smallest any file has for it, or its place from 1 where two labels had one number then */
    record Label(int number, String name) {}

    private record Known(Object key, Label label) {}

    /** @throws Refusal {@code TOO_MANY_LABELS} */
    static LabelInputs of(MaskInputs inputs) {
        Function<Segment, Object> key = SegmentKey.of(inputs.volumes());
        List<Known> known = known(inputs.volumes(), key);
        if (known.size() > MOST_LABELS) {
            throw Refusal.unprocessable(
                    "TOO_MANY_LABELS",
                    "These files hold " + known.size() + " labels, and at most " + MOST_LABELS
                            + " are fused: is one of them an image?");
        }
        List<String> names = inputs.names();
        List<RaterLabels> raters = IntStream.range(0, names.size())
                .mapToObj(i -> rater(names.get(i), inputs.volumes().get(i), known, key))
                .toList();
        return new LabelInputs(known.stream().map(Known::label).toList(), raters);
    }

    private static List<Known> known(List<MaskVolume> volumes, Function<Segment, Object> key) {
        Map<Object, Label> found = new LinkedHashMap<>();
        volumes.stream()
                .flatMap(volume -> volume.segments().stream())
                .forEach(segment -> found.merge(
                        key.apply(segment),
                        new Label(segment.number(), segment.label()),
                        (one, other) -> one.number() <= other.number() ? one : other));
        List<Known> known = new ArrayList<>();
        found.forEach((what, label) -> known.add(new Known(what, label)));
        if (known.isEmpty()) {
            known.add(new Known(1, new Label(1, "1")));
        }
        known.sort(Comparator.comparing((Known one) -> one.label().number())
                .thenComparing(one -> one.label().name()));
        return numbered(known);
    }

    private static List<Known> numbered(List<Known> known) {
        boolean distinct =
                known.stream().map(one -> one.label().number()).distinct().count() == known.size();
        return distinct
                ? known
                : IntStream.range(0, known.size())
                        .mapToObj(i -> new Known(
                                known.get(i).key(),
                                new Label(i + 1, known.get(i).label().name())))
                        .toList();
    }

    private static RaterLabels rater(String name, MaskVolume volume, List<Known> known, Function<Segment, Object> key) {
        RunLengthMask nothing = new MaskBuilder(volume.grid().shape()).build();
        List<RunLengthMask> masks = known.stream()
                .map(one -> volume.segments().stream()
                        .filter(segment -> key.apply(segment).equals(one.key()))
                        .map(Segment::mask)
                        .reduce(RunLengthMask::or)
                        .orElse(nothing))
                .toList();
        return new RaterLabels(name, volume.grid(), masks);
    }
}
