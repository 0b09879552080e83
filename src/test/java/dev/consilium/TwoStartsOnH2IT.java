package dev.consilium;

import java.nio.file.Path;
import java.util.List;

/** On the embedded default, in a file. */
class TwoStartsOnH2IT extends TwoStartsContract {

    @Override
    List<String> database(Path data) {
        return List.of("--spring.datasource.url=jdbc:h2:file:" + data.resolve("db") + ";TRACE_LEVEL_FILE=0");
    }
}
