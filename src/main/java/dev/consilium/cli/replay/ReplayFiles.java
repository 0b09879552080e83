package dev.consilium.cli.replay;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.consilium.common.Refusal;
import dev.consilium.workflow.protocol.Replayed;
import dev.consilium.workflow.protocol.SweepReport;
import dev.consilium.workflow.recorded.ReplayedTable;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Keeps a replay in a directory: {@code report.json}, and {@code cases.csv} with one row per case. */
public final class ReplayFiles {

    private final @Nullable Path directory;

    /**
     * Makes the directory, so that a wrong path is told before the work and not after it.
     *
     * @param directory null to keep nothing
     * @throws Refusal {@code OUT_NOT_WRITABLE}
     */
    public ReplayFiles(@Nullable Path directory) {
        this.directory = directory;
        if (directory != null) {
            try {
                Files.createDirectories(directory);
            } catch (IOException e) {
                throw notWritable(directory);
            }
        }
    }

    public void write(Replayed replayed) {
        if (directory == null) {
            return;
        }
        try {
            JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build()
                    .writeValue(directory.resolve("report.json").toFile(), replayed.report());
            writeCases(directory.resolve("cases.csv"), replayed);
        } catch (IOException e) {
            throw notWritable(directory);
        }
    }

    /** {@code report.json}, {@code sweep.svg} and {@code sweep.html}. */
    public void write(SweepReport report) {
        if (directory == null) {
            return;
        }
        try {
            JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build()
                    .writeValue(directory.resolve("report.json").toFile(), report);
            Files.writeString(directory.resolve("sweep.svg"), SweepChart.of(report));
            Files.writeString(directory.resolve("sweep.html"), SweepPage.of(report));
        } catch (IOException e) {
            throw notWritable(directory);
        }
    }

    private static void writeCases(Path file, Replayed replayed) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file)) {
            ReplayedTable.write(replayed.cases(), writer);
        }
    }

    private static Refusal notWritable(Path directory) {
        return Refusal.invalid("OUT_NOT_WRITABLE", directory + " cannot be written; choose another --out.");
    }
}
