package dev.consilium.workflow.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consilium.common.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelFilesTest {

    @TempDir
    private Path directory;

    @Test
    void noMoreCasesAreReadThanAreTaken() throws IOException {
        Path wide = Files.writeString(directory.resolve("wide.csv"), "n,a,b\n2,yes,no\n1,no,no\n");
        Path rows = Files.writeString(
                directory.resolve("long.csv"), "case_id,rater,label\n1,a,yes\n2,a,no\n2,b,no\n3,a,yes\n");
        assertThat(LabelFiles.read(wide, true, null, List.of(), 3).cases()).hasSize(3);
        assertThat(LabelFiles.read(rows, false, null, List.of(), 3).cases()).hasSize(3);
        refused(wide, true);
        refused(rows, false);
    }

    private static void refused(Path labels, boolean wide) {
        assertThatThrownBy(() -> LabelFiles.read(labels, wide, null, List.of(), 2))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("TOO_MANY_CASES"));
    }
}
