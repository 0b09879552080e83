package dev.consilium.study;

import dev.consilium.common.PrivateFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Originals as they were sent, one closed directory per intake. A directory carries a mark until the intake is committed, so that
 * what a crash leaves behind can be told from what still waits.
 */
@Component
class Inbox {

    private static final String MARK = ".receiving";

    private final Path root;

    Inbox(StudySettings settings) {
        this.root = settings.inbox();
    }

    Path begin(String intakeId) {
        try {
            Path directory = PrivateFiles.directory(directory(intakeId));
            PrivateFiles.write(directory.resolve(MARK), out -> {});
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void committed(String intakeId) {
        try {
            Files.deleteIfExists(directory(intakeId).resolve(MARK));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void discard(String intakeId) {
        try {
            PrivateFiles.removeTree(directory(intakeId));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    InputStream open(String intakeId, String name) throws IOException {
        return Files.newInputStream(directory(intakeId).resolve(name));
    }

    void remove(String intakeId, Collection<String> names) {
        try {
            Path directory = directory(intakeId);
            for (String name : names) {
                Files.deleteIfExists(directory.resolve(name));
            }
            if (PrivateFiles.list(directory).isEmpty()) {
                Files.deleteIfExists(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ids of the intakes that have a directory. */
    List<String> intakes() throws IOException {
        return PrivateFiles.list(root).stream()
                .filter(Files::isDirectory)
                .map(directory -> directory.getFileName().toString())
                .toList();
    }

    /** Whether the mark stands and was set before this time, in milliseconds of the epoch. */
    boolean abandonedBefore(String intakeId, long epochMillis) throws IOException {
        Path mark = directory(intakeId).resolve(MARK);
        return Files.exists(mark) && Files.getLastModifiedTime(mark).toMillis() < epochMillis;
    }

    void keepOnly(String intakeId, Set<String> names) throws IOException {
        List<String> others = PrivateFiles.list(directory(intakeId)).stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> !names.contains(name))
                .toList();
        remove(intakeId, others);
    }

    private Path directory(String intakeId) {
        return root.resolve(intakeId);
    }
}
