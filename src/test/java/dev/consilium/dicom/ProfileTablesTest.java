package dev.consilium.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** D-01: the tables are those of the reference data, and no edition comes in unseen. */
class ProfileTablesTest {

    @Test
    void theTablesAreMadeFromTheReferenceData() throws IOException {
        Assumptions.assumeTrue(
                Files.isDirectory(ProfileTables.SOURCE), "reference data are not here: " + ProfileTables.SOURCE);
        assertThat(resource("dictionary.tsv")).isEqualTo(ProfileTables.dictionary());
        assertThat(resource("profile.tsv")).isEqualTo(ProfileTables.profile());
    }

    @Test
    void theTableHas621RowsWithNineActions() {
        assertThat(ConfidentialityProfile.table()).hasSize(621);
        Map<String, Long> actions = ConfidentialityProfile.table().stream()
                .collect(Collectors.groupingBy(ProfileRow::action, TreeMap::new, Collectors.counting()));
        assertThat(actions)
                .isEqualTo(Map.of(
                        "X", 384L, "D", 92L, "U", 54L, "Z", 42L, "X/D", 22L, "X/Z", 11L, "X/Z/D", 8L, "Z/D", 6L,
                        "X/Z/U*", 2L));
    }

    @Test
    void optionsAreAsMany() {
        Map<String, Long> options = ConfidentialityProfile.table().stream()
                .flatMap(row -> row.options().entrySet().stream())
                .collect(Collectors.groupingBy(o -> o.getKey() + o.getValue(), TreeMap::new, Collectors.counting()));
        assertThat(options.toString())
                .isEqualTo("{113103C=4, 113104C=3, 113105C=125, 113106K=165, 113107C=165, 113108C=4, 113108K=9,"
                        + " 113109C=11, 113109K=46, 113110K=59, 113111C=1, 113112K=10}");
    }

    @Test
    void sourceAndEditionStandInTheTables() throws IOException {
        assertThat(resource("profile.tsv"))
                .contains("# Edition: " + ConfidentialityProfile.EDITION + "\n")
                .contains("a99a35d1278e2bace8d90ff791b11aea2d45f1e3e1230388eb5224c9dbcd29e6");
        assertThat(resource("dictionary.tsv"))
                .contains("# Edition: " + ConfidentialityProfile.EDITION + "\n")
                .contains("acc170c9646bf497e7c90dca904472f7eb673c9038c6198a92f82c66a9c74e5c");
    }

    @Test
    void noAdditionShadowsARowOfTheTable() {
        assertThat(ConfidentialityProfile.additions()).isNotEmpty().allSatisfy(addition -> assertThat(
                        ConfidentialityProfile.table())
                .extracting(ProfileRow::tag)
                .doesNotContain(addition.tag()));
        assertThat(ConfidentialityProfile.find(0x60003000).orElseThrow().options())
                .containsEntry("113103", "C");
        assertThat(ConfidentialityProfile.find(0x60000010).orElseThrow().action())
                .isEqualTo("X");
        assertThat(ConfidentialityProfile.find(0x00102161).orElseThrow().action())
                .isEqualTo("X");
        assertThat(ConfidentialityProfile.find(0x300A0054).orElseThrow().action())
                .isEqualTo("U");
    }

    @Test
    void everyListedTextIsOutsideTheTableAndOfAVrTheSweepAsksAbout() {
        assertThat(ResourceTable.rows("retained-text.tsv", 2)).isNotEmpty().allSatisfy(row -> {
            int tag = Dictionary.tag(row.get(0)).orElseThrow();
            assertThat(ConfidentialityProfile.find(tag)).isEmpty();
            assertThat(Dictionary.vr(tag)).isIn(Vr.LO, Vr.SH, Vr.ST, Vr.LT, Vr.UT, Vr.UC, Vr.UR, Vr.CS);
        });
    }

    private static String resource(String name) throws IOException {
        return Files.readString(ProfileTables.RESOURCES.resolve(name));
    }
}
