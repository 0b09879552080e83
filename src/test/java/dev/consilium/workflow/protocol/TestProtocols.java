package dev.consilium.workflow.protocol;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Small protocols that call one shared diagram, for tests; what they lack is that of finding-consensus. */
public final class TestProtocols {

    private static final Path PROCESSES = Path.of("src", "test", "processes");
    private static final List<String> BORROWED = List.of("staffing.dmn", "schema.json", "guideline.md");

    private TestProtocols() {}

    /** @param key of a folder below {@code src/test/processes} */
    public static ProtocolBundle of(String key) {
        ProtocolBundle whole = new ProtocolLibrary().protocol("finding-consensus");
        return new ProtocolBundle(
                key,
                Stream.concat(
                                ProtocolLibrary.of(PROCESSES).protocol(key).files().stream(),
                                BORROWED.stream().map(whole::get))
                        .toList());
    }
}
