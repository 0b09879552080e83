package dev.consilium.study;

import dev.consilium.common.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** SHA-256 over the contents of an upload, whatever the names and the order of its files. */
final class UploadDigest {

    private UploadDigest() {}

    /** @param replaced what the upload is to take the place of, null for nothing */
    static String of(List<Upload> uploads, @Nullable String replaced) {
        String contents =
                uploads.stream().map(upload -> of(upload.content())).sorted().collect(Collectors.joining("\n"));
        return Digests.sha256Hex(replaced == null ? contents : contents + "\nreplaces " + replaced);
    }

    private static String of(Path file) {
        MessageDigest digest = Digests.sha256();
        try (InputStream in = Files.newInputStream(file);
                OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            in.transferTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Digests.hex(digest.digest());
    }
}
