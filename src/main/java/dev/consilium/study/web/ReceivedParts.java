package dev.consilium.study.web;

import dev.consilium.study.StudySettings;
import dev.consilium.study.Upload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.multipart.MultipartFile;

/** The files of one request in a closed directory beside the inbox, gone when the request ends. */
final class ReceivedParts implements AutoCloseable {

    private final Path directory;
    private final List<Upload> uploads = new ArrayList<>();

    private ReceivedParts(Path directory) {
        this.directory = directory;
    }

    static ReceivedParts of(List<MultipartFile> parts, StudySettings settings) {
        try {
            Path parent = Files.createDirectories(settings.received());
            ReceivedParts received = new ReceivedParts(Files.createTempDirectory(parent, "request-"));
            received.take(parts);
            return received;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Upload> uploads() {
        return uploads;
    }

    @Override
    public void close() {
        try {
            FileSystemUtils.deleteRecursively(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(List<MultipartFile> parts) throws IOException {
        boolean all = false;
        try {
            for (MultipartFile part : parts) {
                Path file = directory.resolve(Integer.toString(uploads.size()));
                part.transferTo(file);
                String name = part.getOriginalFilename();
                uploads.add(new Upload(name == null || name.isEmpty() ? "file " + (uploads.size() + 1) : name, file));
            }
            all = true;
        } finally {
            if (!all) {
                close();
            }
        }
    }
}
