package dev.consilium.identity;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The time zones people may choose: places of the IANA database, and UTC. */
public final class TimeZones {

    private static final String UTC = "UTC";
    private static final Set<String> NO_PLACES = Set.of("Etc", "SystemV");

    private static final List<String> OFFERED = Stream.concat(
                    Stream.of(UTC),
                    ZoneId.getAvailableZoneIds().stream()
                            .filter(TimeZones::isPlace)
                            .sorted(Comparator.naturalOrder()))
            .toList();

    private TimeZones() {}

    public static List<String> offered() {
        return OFFERED;
    }

    /** The zone of this name, also where it comes from outside; nothing for offsets, made-up names and none. */
    public static Optional<ZoneId> find(@Nullable String name) {
        return Optional.ofNullable(name).filter(OFFERED::contains).map(ZoneId::of);
    }

    private static boolean isPlace(String id) {
        int slash = id.indexOf('/');
        return slash > 0 && !NO_PLACES.contains(id.substring(0, slash));
    }
}
