package dev.consilium.dataset;

import dev.consilium.common.Ids;
import dev.consilium.common.PrivateFiles;
import dev.consilium.study.StudySettings;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Files of exports, closed to others: written under another name, forced to the disk, then renamed, so a file under its name is whole. */
@Component
class ExportFiles {

    private static final String UNFINISHED = ".part";

    /** What this class writes; whatever else somebody keeps in the directory is left alone. */
    private static final Pattern OURS =
            Pattern.compile("(?:direct-)?[0-9a-f-]{36}(?:-\\d+)?\\.(?:json|csv|zip)(?:\\.part)?");

    private final Path root;

    ExportFiles(DatasetSettings settings, StudySettings study) {
        Path set = settings.exports();
        this.root =
                set != null ? set : study.store().toAbsolutePath().normalize().resolveSibling("exports");
    }

    /** @return its size in bytes */
    long write(String name, PrivateFiles.Content content) throws IOException {
        Path directory = PrivateFiles.directory(root);
        Path unfinished = directory.resolve(name + UNFINISHED);
        Files.deleteIfExists(unfinished);
        try {
            PrivateFiles.write(unfinished, file -> {
                BufferedOutputStream out = new BufferedOutputStream(file);
                content.writeTo(out);
                out.flush();
            });
            long size = Files.size(unfinished);
            Files.move(unfinished, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            PrivateFiles.force(directory);
            return size;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** For what is written before its place in a file is reached; nobody else can open it, and it is gone when it is closed. */
    FileChannel scratch() throws IOException {
        return PrivateFiles.scratch(PrivateFiles.directory(root).resolve(Ids.random() + ".json" + UNFINISHED));
    }

    InputStream open(String name) throws IOException {
        return Files.newInputStream(root.resolve(name));
    }

    /** The file goes when the stream is closed. */
    InputStream openOnce(String name) throws IOException {
        return Files.newInputStream(root.resolve(name), StandardOpenOption.DELETE_ON_CLOSE);
    }

    void remove(String name) throws IOException {
        Files.deleteIfExists(root.resolve(name));
    }

    /** Names of the exports that lie there, unfinished ones too, last written before this time in milliseconds of the epoch. */
    List<String> writtenBefore(long epochMillis) throws IOException {
        List<String> old = new ArrayList<>();
        for (Path file : PrivateFiles.list(root)) {
            String name = file.getFileName().toString();
            if (OURS.matcher(name).matches() && Files.getLastModifiedTime(file).toMillis() < epochMillis) {
                old.add(name);
            }
        }
        return old;
    }
}
