package dev.consilium.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.DeidentificationPolicy;
import dev.consilium.dicom.Deidentifier;
import dev.consilium.dicom.SampleObjects;
import dev.consilium.dicom.SampleObjects.Known;
import dev.consilium.imaging.FaceBlanking;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * dciodvfy finds no error in what we write that it did not find in what we read. A crash of it, or its end at a limit, says nothing of the
 * object.
 */
class DciodvfyCheck {

    /** It aborts on the original as well. */
    private static final Set<String> ABORTS = Set.of("dicom/objects/rtdose.dcm");

    private static final String NOT_READ = "Error - Dicom dataset read failed";

    @TempDir
    private Path directory;

    @BeforeAll
    static void itIsThere() {
        Debian.requires("dciodvfy", "dicom3tools");
        Debian.requires("unshare", "util-linux");
    }

    @Test
    void writingMakesNoErrors() throws Exception {
        compare(Written.AS_READ, 105);
    }

    @Test
    void deidentificationMakesNoErrors() throws Exception {
        compare(Written.DEIDENTIFIED, 100);
    }

    @Test
    void blankingMakesNoErrors() throws Exception {
        Deidentifier deidentifier = new Deidentifier(
                "a key for the peers".getBytes(StandardCharsets.US_ASCII),
                new DeidentificationPolicy("trial-7", Set.of(), DeidentificationPolicy.Faces.BLANK));
        Path file = directory.resolve("blanked.dcm");
        List<String> made = new ArrayList<>();
        int compared = 0;
        for (String head : List.of("dicom/ct-series-human-ge/", "dicom/mr-series-sag/")) {
            List<Known> series = SampleObjects.all().stream()
                    .filter(known -> known.path().startsWith(head))
                    .toList();
            FaceBlanking.Builder builder = new FaceBlanking.Builder(Written.TOOLKIT);
            for (Known known : series) {
                builder.add(Written.read(Files.readAllBytes(known.file())));
            }
            FaceBlanking faces = builder.build();
            for (Known known : series) {
                Dataset original = Written.read(Files.readAllBytes(known.file()));
                Dataset blanked = faces.of(deidentifier, deidentifier.deidentify(original))
                        .dataset();
                try (OutputStream out = Files.newOutputStream(file)) {
                    Written.TOOLKIT.write(blanked, out);
                }
                more(LimitedProcess.run(known.file(), "dciodvfy"), LimitedProcess.run(file, "dciodvfy"))
                        .forEach(line -> made.add(known + ": " + line));
                compared++;
            }
        }
        assertThat(made).isEmpty();
        assertThat(compared).isEqualTo(36);
        System.out.printf("dciodvfy, BLANKED: %d objects without a new error%n", compared);
    }

    private void compare(Written written, int least) throws Exception {
        Path file = directory.resolve("written.dcm");
        List<String> made = new ArrayList<>();
        Set<String> notValidated = new TreeSet<>();
        int compared = 0;
        for (Known known : SampleObjects.all()) {
            byte[] bytes = written.of(known).orElse(null);
            if (bytes == null) {
                continue;
            }
            Files.write(file, bytes);
            LimitedProcess.Said before = LimitedProcess.run(known.file(), "dciodvfy");
            LimitedProcess.Said after = LimitedProcess.run(file, "dciodvfy");
            if (before.validated() && after.validated()) {
                compared++;
                more(before, after).forEach(line -> made.add(known + ": " + line));
            } else {
                notValidated.add(known.path());
            }
        }
        assertThat(made).isEmpty();
        assertThat(ABORTS).containsAll(notValidated);
        assertThat(compared).isGreaterThanOrEqualTo(least);
        System.out.printf(
                "dciodvfy, %s: %d objects without a new error, %d not validated%n",
                written, compared, notValidated.size());
    }

    /** Of a data set that it cannot read, such as a deflated one, it knows no errors either: what we wrote has then only to be read. */
    private static Set<String> more(LimitedProcess.Said before, LimitedProcess.Said after) {
        Set<String> errors = errors(after);
        if (before.lines().contains(NOT_READ)) {
            errors.retainAll(Set.of(NOT_READ));
        } else {
            errors.removeAll(errors(before));
        }
        return errors;
    }

    /** UIDs are others once they are replaced. */
    private static Set<String> errors(LimitedProcess.Said said) {
        return said.lines().stream()
                .filter(line -> line.startsWith("Error"))
                .map(line -> line.replaceAll("<[0-9.]{3,}>|(?<=UID )[0-9.]+", "<UID>"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
