package dev.consilium.cli;

import dev.consilium.cli.InspectedFile.StoredPixels;
import dev.consilium.common.Digests;
import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.DicomException;
import dev.consilium.dicom.DicomToolkit;
import dev.consilium.dicom.FloatPixels;
import dev.consilium.dicom.Frame;
import dev.consilium.dicom.ObjectFaults;
import dev.consilium.dicom.PartialRead;
import dev.consilium.dicom.ReadLimits;
import dev.consilium.dicom.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads a file as far as it goes and decodes all its frames, one at a time. A fault is an answer, never an exception. */
final class FileInspection {

    private static final int DIGITS = 16;

    private final DicomToolkit toolkit;
    private final ReadLimits limits;

    FileInspection(DicomToolkit toolkit, ReadLimits limits) {
        this.toolkit = toolkit;
        this.limits = limits;
    }

    InspectedFile of(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return of(file, toolkit.readUpToFault(in, limits));
        } catch (NoSuchFileException e) {
            return InspectedFile.unreadable(file.toString(), "NO_SUCH_FILE");
        } catch (IOException e) {
            return InspectedFile.unreadable(file.toString(), "NOT_OPENED");
        } catch (OutOfMemoryError e) {
            return InspectedFile.unreadable(file.toString(), "LIMIT_EXCEEDED");
        } catch (RuntimeException e) {
            return InspectedFile.unreadable(file.toString(), "MALFORMED");
        }
    }

    private InspectedFile of(Path file, PartialRead read) {
        Dataset dataset = read.dataset();
        Findings findings = new Findings(read.fault());
        Integer frames = findings.of(() -> frames(dataset));
        List<Integer> shape = findings.of(() -> shape(dataset, frames));
        StoredPixels pixels = findings.of(() -> decoded(dataset, frames));
        ObjectFaults.of(read).forEach(findings::add);
        return new InspectedFile(
                file.toString(),
                !dataset.isEmpty(),
                findings.reason,
                orNull(read.transferSyntax()),
                dataset.text(Tag.SOPClassUID).orElse(orNull(read.mediaStorageSopClass())),
                dataset.text(Tag.Modality).orElse(null),
                findings.of(() -> dataset.integer(Tag.Rows).orElse(null)),
                findings.of(() -> dataset.integer(Tag.Columns).orElse(null)),
                frames,
                findings.of(() -> dataset.integer(Tag.BitsAllocated).orElse(null)),
                findings.of(() -> dataset.integer(Tag.PixelRepresentation).orElse(null)),
                dataset.text(Tag.PhotometricInterpretation).orElse(null),
                shape,
                pixels,
                dataset.text(Tag.PatientName)
                        .map(FileInspection::withoutEmptyGroups)
                        .orElse(null));
    }

    /** Keeps the first code there is. */
    private static final class Findings {

        private @Nullable String reason;

        Findings(@Nullable DicomException fault) {
            this.reason = fault == null ? null : fault.code();
        }

        void add(String code) {
            reason = reason == null ? code : reason;
        }

        <T> @Nullable T of(Supplier<@Nullable T> question) {
            try {
                return question.get();
            } catch (DicomException e) {
                add(e.code());
            } catch (OutOfMemoryError e) {
                add("LIMIT_EXCEEDED");
            }
            return null;
        }
    }

    private static @Nullable Integer frames(Dataset dataset) {
        if (dataset.contains(Tag.NumberOfFrames) || dataset.contains(Tag.PixelData)) {
            return dataset.frames();
        }
        return FloatPixels.in(dataset) ? Integer.valueOf(1) : null;
    }

    private @Nullable StoredPixels decoded(Dataset dataset, @Nullable Integer frames) {
        if (frames == null || frames == 0) {
            return null;
        }
        if (!dataset.contains(Tag.PixelData)) {
            return FloatPixels.in(dataset) ? floats(FloatPixels.of(dataset, frames)) : null;
        }
        int width = Math.max(1, dataset.integer(Tag.BitsAllocated).orElse(Byte.SIZE) / Byte.SIZE);
        MessageDigest sha256 = Digests.sha256();
        long min = Long.MAX_VALUE;
        long max = Long.MIN_VALUE;
        long start = System.nanoTime();
        for (int number = 0; number < frames; number++) {
            if (System.nanoTime() - start > limits.maxTime().toNanos()) {
                throw new DicomException("LIMIT_EXCEEDED", "The frames take longer to decode than they may.");
            }
            Frame frame = toolkit.storedValues(dataset, number);
            for (int i = 0; i < frame.values().length; i++) {
                long value = frame.value(i);
                min = Math.min(min, value);
                max = Math.max(max, value);
            }
            sha256.update(littleEndian(frame.values(), width));
        }
        return new StoredPixels(min, max, digits(sha256));
    }

    private static String digits(MessageDigest sha256) {
        return Digests.hex(sha256.digest()).substring(0, DIGITS);
    }

    /** Numbers that JSON has not are left out. */
    private static @Nullable StoredPixels floats(FloatPixels pixels) {
        MessageDigest sha256 = Digests.sha256();
        sha256.update(pixels.littleEndian());
        return new StoredPixels(finite(pixels.min()), finite(pixels.max()), digits(sha256));
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    /** As the header has it, whether or not the frames can be decoded. */
    private static @Nullable List<Integer> shape(Dataset dataset, @Nullable Integer frames) {
        Optional<Integer> rows = dataset.integer(Tag.Rows);
        Optional<Integer> columns = dataset.integer(Tag.Columns);
        if (frames == null || rows.isEmpty() || columns.isEmpty()) {
            return null;
        }
        List<Integer> shape = new ArrayList<>();
        if (frames > 1) {
            shape.add(frames);
        }
        shape.add(rows.get());
        shape.add(columns.get());
        dataset.integer(Tag.SamplesPerPixel).filter(samples -> samples > 1).ifPresent(shape::add);
        return shape;
    }

    private static byte[] littleEndian(int[] values, int width) {
        byte[] bytes = new byte[values.length * width];
        int at = 0;
        for (int value : values) {
            for (int shift = 0; shift < width * Byte.SIZE; shift += Byte.SIZE) {
                bytes[at++] = (byte) (value >> shift);
            }
        }
        return bytes;
    }

    /** Component groups that stand empty at the end of a name mean nothing (PS3.5 6.2.1.2). */
    private static String withoutEmptyGroups(String name) {
        int end = name.length();
        while (end > 0 && name.charAt(end - 1) == '=') {
            end--;
        }
        return name.substring(0, end);
    }

    private static @Nullable String orNull(String text) {
        return Optional.of(text).filter(said -> !said.isEmpty()).orElse(null);
    }
}
