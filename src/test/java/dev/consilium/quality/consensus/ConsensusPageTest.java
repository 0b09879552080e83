package dev.consilium.quality.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConsensusPageTest {

    @ParameterizedTest
    @EnumSource
    void theReferencePageDefinesEveryMethod(ConsensusMethod method) throws IOException {
        assertThat(Files.readString(Path.of("docs/reference/consensus.md"))).contains("| `" + method.id() + "` |");
    }
}
