package dev.consilium.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The export by command on the embedded default. */
class ExportCommandOnH2IT extends ExportCommandContract {

    private Path data;

    @Override
    CommandDatabase open(Path files) {
        data = files.resolve("data");
        return CommandDatabase.h2(files);
    }

    @Test
    void theDatabaseOfARunningServerIsInUse() throws IOException {
        try (FileChannel file = FileChannel.open(data.resolve("consilium.mv.db"), StandardOpenOption.WRITE);
                FileLock server = file.lock()) {
            assertThat(server.isValid()).isTrue();
            refused(export("--format", "json"), "DATABASE_IN_USE");
        }
    }

    @Test
    void onlyItsOwnerOpensTheDirectoryOfTheDatabase() throws IOException {
        Assumptions.assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "not a POSIX file system");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                .isEqualTo("rwx------");
        assertThat(data.resolve("consilium.trace.db")).doesNotExist();
    }
}
