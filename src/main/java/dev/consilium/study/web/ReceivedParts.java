package dev.consilium.study.web;

import dev.consilium.study.StudySettings;
import dev.consilium.study.Upload;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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

    static ReceivedParts empty(StudySettings settings) {
        try {
            Path parent = Files.createDirectories(settings.received());
            return new ReceivedParts(Files.createTempDirectory(parent, "request-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ReceivedParts of(List<MultipartFile> parts, StudySettings settings) {
        ReceivedParts received = empty(settings);
        try {
            received.take(parts);
            return received;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One part more, without a name of its own. */
    Upload next() {
        Upload upload =
                new Upload("object " + (uploads.size() + 1), directory.resolve(Integer.toString(uploads.size())));
        uploads.add(upload);
        return upload;
    }

    OutputStream open(Upload upload) throws IOException {
        return Files.newOutputStream(upload.content(), StandardOpenOption.CREATE_NEW);
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
