package dev.consilium.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes passwords and keeps them in a file that only its owner may read. */
final class DemoPasswords {

    /** Neither vowels, so that no word comes out, nor what looks alike. */
    private static final String LETTERS = "bcdfghjkmnpqrstvwxz23456789";

    private static final int LENGTH = 16;

    private final SecureRandom random = new SecureRandom();

    String next() {
        return random.ints(LENGTH, 0, LETTERS.length())
                .mapToObj(index -> String.valueOf(LETTERS.charAt(index)))
                .collect(Collectors.joining());
    }

    static void keep(Path file, Map<String, String> passwords) {
        String text = passwords.entrySet().stream()
                .map(one -> one.getKey() + " " + one.getValue() + System.lineSeparator())
                .collect(Collectors.joining());
        try {
            Path target = file.toAbsolutePath();
            Files.createDirectories(target.getParent());
            Files.deleteIfExists(target);
            create(target);
            Files.writeString(target, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void create(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }
}
