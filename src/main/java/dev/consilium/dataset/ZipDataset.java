package dev.consilium.dataset;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilium.common.Digests;
import dev.consilium.common.PrivateFiles;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** An archive of the masks of the cases and, after them, the dataset as JSON, whose cases name their files. */
final class ZipDataset implements DatasetWriter {

    static final String DATASET = "dataset.json";

    /** The first an archive can tell; the time of an export must not change its bytes. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    /** @param masks null where the label of the case holds none */
    private record CaseWithMasks(
            @JsonUnwrapped ExportedCase closed, @Nullable ExportedMasks masks) {}

    private final TruthMasks masks;
    private final FileChannel scratch;
    private final JsonDataset cases;
    private final Zip zip;
    private String software = "";

    /** @param scratch empty; closed with this */
    ZipDataset(ObjectMapper json, TruthMasks masks, FileChannel scratch, OutputStream out) throws IOException {
        this.masks = masks;
        this.scratch = scratch;
        this.cases = new JsonDataset(json, new BufferedOutputStream(Channels.newOutputStream(scratch)));
        this.zip = new Zip(out);
    }

    @Override
    public void begin(DatasetHead head) throws IOException {
        software = head.software();
        cases.begin(head);
    }

    @Override
    public void add(ExportedCase closed) throws IOException {
        cases.line(new CaseWithMasks(closed, masks.write(closed, software, this::file)));
    }

    @Override
    public void end() throws IOException {
        cases.end();
        scratch.position(0);
        file(DATASET, out -> Channels.newInputStream(scratch).transferTo(out));
        zip.finish();
        zip.flush();
    }

    @Override
    public void close() throws IOException {
        zip.release();
        scratch.close();
    }

    private String file(String name, PrivateFiles.Content content) throws IOException {
        MessageDigest sha256 = Digests.sha256();
        Entry entry = new Entry(name);
        content.writeTo(new DigestOutputStream(entry, sha256));
        entry.end();
        return Digests.hex(sha256.digest());
    }

    /** Closing it would write on after what broke an export off, and close a stream that is not ours. */
    private static final class Zip extends ZipOutputStream {

        Zip(OutputStream out) {
            super(out);
        }

        /** Frees what is not on the heap, and is else until a collection. */
        void release() {
            def.end();
        }
    }

    /** Begins with its first byte, so that what is refused before leaves no empty file. */
    private final class Entry extends OutputStream {

        private final String name;
        private boolean begun;

        Entry(String name) {
            this.name = name;
        }

        @Override
        public void write(int b) throws IOException {
            begin();
            zip.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            begin();
            zip.write(bytes, from, length);
        }

        private void begin() throws IOException {
            if (!begun) {
                ZipEntry entry = new ZipEntry(name);
                entry.setTimeLocal(NO_TIME);
                zip.putNextEntry(entry);
                begun = true;
            }
        }

        void end() throws IOException {
            begin();
            zip.closeEntry();
        }
    }
}
