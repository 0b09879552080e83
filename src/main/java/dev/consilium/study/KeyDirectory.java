package dev.consilium.study;

import dev.consilium.common.Ids;
import dev.consilium.common.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;

/** One file for each project, {@code <project id>.key}; makes what is missing unless the directory is mounted read-only. */
final class KeyDirectory implements KeySource {

    private final Path root;
    private final SecureRandom random = new SecureRandom();

    KeyDirectory(Path root) {
        this.root = root;
    }

    @Override
    public Optional<byte[]> find(String projectId) {
        try {
            byte[] key = Files.readAllBytes(file(projectId));
            if (key.length != LENGTH) {
                throw KeySource.invalid();
            }
            return Optional.of(key);
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public byte[] create(String projectId) {
        try {
            write(file(projectId));
        } catch (FileSystemException notWritable) {
            if (Files.isDirectory(root) && !Files.isWritable(root)) {
                throw KeySource.notProvided();
            }
            throw new UncheckedIOException(notWritable);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return find(projectId).orElseThrow();
    }

    private Path file(String projectId) {
        return root.resolve(projectId + ".key");
    }

    /** A hard link appears whole or not at all and never replaces: two nodes end up with one key. */
    private void write(Path file) throws IOException {
        PrivateFiles.directory(root);
        byte[] key = new byte[LENGTH];
        random.nextBytes(key);
        Path temporary = root.resolve(Ids.random() + ".part");
        PrivateFiles.write(temporary, out -> out.write(key));
        try {
            Files.createLink(file, temporary);
            PrivateFiles.force(root);
        } catch (FileAlreadyExistsException otherNodeWasFirst) {
            // Theirs counts.
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
