package dev.consilium.study;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.stereotype.Component;

/**
 * Whether objects can be kept, as {@code objectStore} among the components of the application's health. Down where the directory
 * takes no files; a disk that fills up is for operators to see in time, and no reason to send readers away.
 */
@Component("objectStoreHealthIndicator")
class ObjectStoreHealth extends AbstractHealthIndicator {

    private final Path root;
    private final long largest;

    ObjectStoreHealth(StudySettings settings) {
        super("the object store cannot be reached");
        this.root = settings.store().toAbsolutePath();
        this.largest = settings.maxObjectBytes();
    }

    @Override
    protected void doHealthCheck(Health.Builder health) throws IOException {
        Path there = nearest();
        FileStore disk = Files.getFileStore(there);
        (Files.isDirectory(there) && Files.isWritable(there) ? health.up() : health.down())
                .withDetail("total", disk.getTotalSpace())
                .withDetail("free", disk.getUsableSpace())
                .withDetail("threshold", largest);
    }

    /** The first object makes the directory. */
    private Path nearest() {
        return Stream.iterate(root, Objects::nonNull, Path::getParent)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
    }
}
