package dev.consilium.study;

import dev.consilium.common.Digests;
import dev.consilium.common.PrivateFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.function.LongPredicate;

/** Copies a stream into a private file while a limit allows it, and takes its SHA-256 on the way. */
final class BoundedCopy {

    private static final int BUFFER = 65_536;

    private BoundedCopy() {}

    /**
     * @param allows asked with the number of bytes so far
     * @return SHA-256 of the content
     * @throws RejectedUpload {@code LIMIT_EXCEEDED}; the file is gone then
     */
    static String copy(InputStream in, Path target, LongPredicate allows) throws IOException, RejectedUpload {
        MessageDigest digest = Digests.sha256();
        try {
            PrivateFiles.write(target, out -> {
                byte[] buffer = new byte[BUFFER];
                long total = 0;
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    total += n;
                    if (!allows.test(total)) {
                        throw new LimitExceeded();
                    }
                    digest.update(buffer, 0, n);
                    out.write(buffer, 0, n);
                }
            });
        } catch (LimitExceeded e) {
            throw new RejectedUpload("LIMIT_EXCEEDED");
        }
        return Digests.hex(digest.digest());
    }

    private static final class LimitExceeded extends UncheckedIOException {
        private static final long serialVersionUID = 1L;

        LimitExceeded() {
            super(new IOException("limit exceeded"));
        }
    }
}
