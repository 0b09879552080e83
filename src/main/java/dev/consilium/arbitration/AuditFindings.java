package dev.consilium.arbitration;

import dev.consilium.arbitration.AuditFinding.About;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What one audit found, by what it is about. */
record AuditFindings(List<AuditFinding> all) {

    /** Numbers of the readings they speak of. */
    List<Integer> readers() {
        return about(About.READING)
                .map(AuditFinding::reader)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }

    /** What they say of one reading, one finding a line. */
    String textFor(int reader) {
        return lines(of(reader));
    }

    /** Where the reader of one reading should look. */
    List<Place> placesFor(int reader) {
        return of(reader)
                .flatMap(finding -> Objects.requireNonNullElse(finding.places(), List.<Place>of()).stream())
                .toList();
    }

    /** What they say of the ground truth, one finding a line; empty where nothing. */
    String textOnTruth() {
        return lines(about(About.TRUTH));
    }

    private Stream<AuditFinding> of(int reader) {
        return about(About.READING).filter(finding -> Integer.valueOf(reader).equals(finding.reader()));
    }

    private Stream<AuditFinding> about(About about) {
        return all.stream().filter(finding -> finding.about() == about);
    }

    private static String lines(Stream<AuditFinding> findings) {
        return String.join("\n", findings.map(AuditFinding::text).toList());
    }
}
