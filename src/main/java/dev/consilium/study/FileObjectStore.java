package dev.consilium.study;

import dev.consilium.common.Digests;
import dev.consilium.common.Ids;
import dev.consilium.common.PrivateFiles;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The store on a file system: written under another name, forced to the disk, then renamed, so a file under its digest is whole. */
@Component
class FileObjectStore implements ObjectStore {

    private final Path root;

    FileObjectStore(StudySettings settings) {
        this.root = settings.store();
    }

    @Override
    public String put(String seriesId, PrivateFiles.Content content) throws IOException {
        Path shelf = PrivateFiles.directory(shelf(seriesId));
        Path temporary = shelf.resolve(Ids.random() + ".part");
        try {
            MessageDigest digest = Digests.sha256();
            PrivateFiles.write(temporary, file -> {
                OutputStream out = new BufferedOutputStream(new DigestOutputStream(file, digest));
                content.writeTo(out);
                out.flush();
            });
            String name = Digests.hex(digest.digest());
            Files.move(temporary, shelf.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            PrivateFiles.force(shelf);
            return name;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    @Override
    public InputStream open(String seriesId, String digest) throws IOException {
        return Files.newInputStream(shelf(seriesId).resolve(digest));
    }

    @Override
    public long size(String seriesId, String digest) throws IOException {
        return Files.size(shelf(seriesId).resolve(digest));
    }

    @Override
    public void keepOnly(String seriesId, Set<String> digests) throws IOException {
        for (Path file : PrivateFiles.list(shelf(seriesId))) {
            if (!digests.contains(file.getFileName().toString())) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Override
    public void remove(String seriesId) throws IOException {
        PrivateFiles.removeTree(shelf(seriesId));
    }

    /** Two letters first, so that no directory grows without bound. */
    private Path shelf(String seriesId) {
        return root.resolve(seriesId.substring(0, 2)).resolve(seriesId);
    }
}
