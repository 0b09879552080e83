package dev.consilium.dicom;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/**
 * The built-in adapter of the port. What was big endian or deflated is Explicit VR Little Endian once read. Whatever a damaged object makes
 * go wrong inside leaves as a {@link DicomException}, never as another exception.
 */
public final class Part10Toolkit implements DicomToolkit {

    private interface Work<T> {
        T run() throws IOException;
    }

    private interface Decoding {
        Frame of(DataElements elements) throws IOException;
    }

    @Override
    public Dataset read(InputStream in, ReadLimits limits) throws IOException {
        return guarded(() -> new Part10Reader(in, limits).read());
    }

    @Override
    public Dataset readHeader(InputStream in, ReadLimits limits) throws IOException {
        return guarded(() -> new Part10Reader(in, limits).readHeader());
    }

    @Override
    public Dataset readFrame(Source source, int frame, ReadLimits limits) throws IOException {
        try (InputStream in = source.open()) {
            Optional<DataElements> alone = guarded(() -> new Part10Reader(in, limits).readFrame(frame));
            if (alone.isPresent()) {
                return alone.get();
            }
        }
        try (InputStream in = source.open()) {
            return read(in, limits);
        }
    }

    @Override
    public PartialRead readUpToFault(InputStream in, ReadLimits limits) throws IOException {
        Part10Reader reader = new Part10Reader(in, limits);
        try {
            guarded(reader::read);
            return reader.soFar(null);
        } catch (DicomException e) {
            return reader.soFar(e);
        }
    }

    @Override
    public void write(Dataset dataset, OutputStream out) throws IOException {
        DataElements elements = DataElements.of(dataset);
        guarded(() -> {
            new Part10Writer(out).write(elements);
            return elements;
        });
    }

    @Override
    public Frame decode(Dataset dataset, int frame) {
        return decoded(dataset, elements -> FrameDecoder.decode(elements, frame));
    }

    @Override
    public Frame storedValues(Dataset dataset, int frame) {
        return decoded(dataset, elements -> FrameDecoder.stored(elements, frame));
    }

    private static Frame decoded(Dataset dataset, Decoding decoding) {
        DataElements elements = DataElements.of(dataset);
        try {
            return guarded(() -> decoding.of(elements));
        } catch (OutOfMemoryError e) {
            throw new DicomException("LIMIT_EXCEEDED", "The image takes more memory than there is.", e);
        } catch (IOException e) {
            throw new DicomException("MALFORMED", "The coded image is damaged.", e);
        }
    }

    private static <T> T guarded(Work<T> work) throws IOException {
        try {
            return work.run();
        } catch (DicomException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new DicomException("MALFORMED", "The object is damaged.", e);
        }
    }
}
