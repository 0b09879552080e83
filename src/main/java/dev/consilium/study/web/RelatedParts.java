package dev.consilium.study.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.tomcat.util.http.fileupload.MultipartStream;
import org.apache.tomcat.util.http.fileupload.impl.FileUploadIOException;
import org.springframework.http.MediaType;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/** Reads {@code multipart/related} (RFC 2387) part by part with Tomcat's reader of multipart streams; nothing is kept in memory. */
final class RelatedParts {

    /** Takes the parts in their order. */
    interface Receiver {

        /** @param type as the part says, empty where it does not. @return where its content goes */
        OutputStream part(String type) throws IOException;
    }

    /** Of a whole request. */
    record Limits(long bytes, int parts) {}

    private static final int BUFFER = 65_536;
    /** RFC 2046 allows 70 characters; those of Orthanc have 73. */
    private static final int LONGEST_BOUNDARY = 200;

    private static final String TYPE = "content-type:";

    private RelatedParts() {}

    /**
     * @throws MultipartException where it is not well formed
     * @throws MaxUploadSizeExceededException where it is more than the limits allow
     */
    static void read(InputStream in, MediaType type, Limits limits, Receiver receiver) throws IOException {
        String boundary = DicomWeb.parameter(type, "boundary");
        if (boundary == null || boundary.isEmpty() || boundary.length() > LONGEST_BOUNDARY) {
            throw new MultipartException("no boundary");
        }
        MultipartStream stream = new MultipartStream(
                new Bounded(in, limits.bytes()), boundary.getBytes(StandardCharsets.ISO_8859_1), BUFFER, null);
        stream.setHeaderEncoding(StandardCharsets.ISO_8859_1.name());
        try {
            int parts = 0;
            for (boolean more = stream.skipPreamble(); more; more = stream.readBoundary()) {
                if (++parts > limits.parts()) {
                    throw new MaxUploadSizeExceededException(limits.bytes());
                }
                try (OutputStream out = receiver.part(type(stream.readHeaders()))) {
                    stream.readBodyData(out);
                }
            }
        } catch (MultipartStream.MalformedStreamException | FileUploadIOException e) {
            throw new MultipartException("not well formed", e);
        }
    }

    private static String type(String headers) {
        return headers.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(TYPE))
                .map(line -> line.substring(TYPE.length()).strip())
                .findFirst()
                .orElse("");
    }

    private static final class Bounded extends FilterInputStream {

        private final long most;
        private long read;

        Bounded(InputStream in, long most) {
            super(in);
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int found = super.read(into, offset, length);
            count(Math.max(0, found));
            return found;
        }

        private void count(int bytes) {
            read += bytes;
            if (read > most) {
                throw new MaxUploadSizeExceededException(most);
            }
        }
    }
}
