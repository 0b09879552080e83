package dev.consilium.cli;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Makes the directory of the embedded database one that only its owner may open, because H2 would let everybody read it. */
final class DatabaseDirectory implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Pattern H2_FILE = Pattern.compile("jdbc:h2:file:([^;]+).*");

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Matcher file = H2_FILE.matcher(context.getEnvironment().getProperty("spring.datasource.url", ""));
        if (file.matches()) {
            create(Path.of(file.group(1)).toAbsolutePath().normalize().getParent());
        }
    }

    private static void create(@Nullable Path directory) {
        if (directory == null) {
            return;
        }
        try {
            Files.createDirectories(directory, ownerOnly());
        } catch (IOException e) {
            throw StartFaults.notWritable(directory.toString());
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }
}
