package dev.consilium.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Kinds of tasks, their forms and their pages. */
class TaskKindTest {

    @Test
    void everyFormThatShipsHasAKindAndEveryKindAForm() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("forms"))) {
            List<String> forms = files.map(file -> file.getFileName().toString().replace(".form", ""))
                    .toList();
            assertThat(forms.stream().map(TaskKind::ofForm)).containsExactlyInAnyOrder(TaskKind.values());
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyKindHasAPageOfItsName(TaskKind kind) {
        assertThat(getClass().getResource("/templates/task-" + kind.code() + ".html"))
                .isNotNull();
    }

    @Test
    void aFormNobodyMadeAPageForIsNamed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> TaskKind.ofForm("second-read"))
                .withMessageContaining("second-read");
    }

    @Test
    void inJsonItIsItsCode() throws IOException {
        assertThat(new ObjectMapper().writeValueAsString(TaskKind.QUARANTINE)).isEqualTo("\"quarantine\"");
    }
}
