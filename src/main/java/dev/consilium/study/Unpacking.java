package dev.consilium.study;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Brings uploads into the inbox as single files under numbers of our own; archives are opened, once and within limits. Names of files
 * are kept for messages only and never become paths.
 */
final class Unpacking {

    /** A file in the inbox. @param at where it was sent; @param shown its name for messages; @param name its name in the inbox */
    record Unpacked(Place at, String shown, String name, Path file, String sha256) {

        Rejection rejected(String code) {
            return at.rejected(shown, code);
        }
    }

    /** @param part which of the files that were sent, from 1; @param entry which file of that archive, from 1 */
    record Place(int part, @Nullable Integer entry) {

        Rejection rejected(String shown, String code) {
            return new Rejection(part, entry, shown, code);
        }
    }

    private static final long RATIO_COUNTS_FROM = 16L << 20;
    private static final int PREAMBLE = 128;
    private static final byte[] DICM = "DICM".getBytes(StandardCharsets.US_ASCII);

    private final StudySettings settings;
    private final Path directory;
    private final List<Unpacked> unpacked = new ArrayList<>();
    private final List<Rejection> rejected = new ArrayList<>();
    private int next = 1;
    private int parts;

    Unpacking(StudySettings settings, Path directory) {
        this.settings = settings;
        this.directory = directory;
    }

    List<Unpacked> unpacked() {
        return unpacked;
    }

    List<Rejection> rejected() {
        return rejected;
    }

    void add(Upload upload) throws IOException {
        String shown = shown(upload.name());
        Place at = new Place(++parts, null);
        try {
            if (isArchive(head(upload.content()))) {
                unpacked.addAll(archive(upload, shown));
            } else {
                unpacked.add(single(upload, at, shown));
            }
        } catch (RejectedUpload e) {
            rejected.add(at.rejected(shown, e.code()));
        }
    }

    private Unpacked single(Upload upload, Place at, String shown) throws IOException, RejectedUpload {
        try (InputStream in = Files.newInputStream(upload.content())) {
            return copy(in, at, shown, 0, Long.MAX_VALUE);
        }
    }

    /** All or nothing: an archive that breaks a limit is rejected whole. */
    private List<Unpacked> archive(Upload upload, String shown) throws IOException, RejectedUpload {
        List<Unpacked> files = new ArrayList<>();
        List<Rejection> nested = new ArrayList<>();
        boolean whole = false;
        try (ZipFile zip = new ZipFile(upload.content().toFile())) {
            if (zip.size() > settings.maxEntries()) {
                throw new RejectedUpload("LIMIT_EXCEEDED");
            }
            readEntries(zip, mostInflated(upload.content()), files, nested);
            whole = true;
        } catch (java.util.zip.ZipException | IllegalArgumentException e) {
            throw new RejectedUpload("ARCHIVE_UNREADABLE");
        } finally {
            if (!whole) {
                discard(files);
            }
        }
        if (files.isEmpty() && nested.isEmpty()) {
            throw new RejectedUpload("ARCHIVE_EMPTY");
        }
        nested.forEach(file ->
                rejected.add(new Rejection(file.part(), file.entry(), shown(shown + "/" + file.file()), file.code())));
        return files;
    }

    private void readEntries(ZipFile zip, long most, List<Unpacked> files, List<Rejection> nested)
            throws IOException, RejectedUpload {
        long inflated = 0;
        int number = 0;
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            if (entry.isDirectory()) {
                continue;
            }
            Place at = new Place(parts, ++number);
            Unpacked file;
            try (InputStream in = zip.getInputStream(entry)) {
                file = copy(in, at, shown(entry.getName()), inflated, most);
            } catch (java.util.zip.ZipException | java.io.EOFException e) {
                nested.add(at.rejected(entry.getName(), "ARCHIVE_UNREADABLE"));
                continue;
            }
            files.add(file);
            inflated += Files.size(file.file());
            if (isArchive(head(file.file()))) {
                files.remove(file);
                Files.delete(file.file());
                nested.add(at.rejected(entry.getName(), "NESTED_ARCHIVE"));
            }
        }
    }

    private Unpacked copy(InputStream in, Place at, String shown, long before, long most)
            throws IOException, RejectedUpload {
        String name = "%06d".formatted(next++);
        Path file = directory.resolve(name);
        String sha256 =
                BoundedCopy.copy(in, file, bytes -> bytes <= settings.maxObjectBytes() && before + bytes <= most);
        return new Unpacked(at, shown, name, file, sha256);
    }

    private long mostInflated(Path archive) throws IOException {
        long byRatio = Math.max(RATIO_COUNTS_FROM, Files.size(archive) * settings.maxRatio());
        return Math.min(settings.maxInflatedBytes(), byRatio);
    }

    private static void discard(List<Unpacked> files) throws IOException {
        for (Unpacked file : files) {
            Files.deleteIfExists(file.file());
        }
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(PREAMBLE + DICM.length);
        }
    }

    /** A DICOM preamble may hold anything (PS3.10 7.1), the head of an archive too; the prefix after it decides. */
    private static boolean isArchive(byte[] head) {
        boolean dicom = head.length == PREAMBLE + DICM.length
                && Arrays.equals(head, PREAMBLE, head.length, DICM, 0, DICM.length);
        return !dicom
                && head.length >= 4
                && head[0] == 'P'
                && head[1] == 'K'
                && (head[2] == 3 && head[3] == 4 || head[2] == 5 && head[3] == 6);
    }

    private static String shown(String name) {
        String plain = name.replaceAll("\\p{Cntrl}", "?");
        return plain.length() <= 255 ? plain : plain.substring(plain.length() - 255);
    }
}
