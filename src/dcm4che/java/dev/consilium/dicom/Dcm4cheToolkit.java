package dev.consilium.dicom;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.io.DicomEncodingOptions;
import org.dcm4che3.io.DicomInputStream;
import org.dcm4che3.io.DicomOutputStream;
import org.dcm4che3.io.DicomStreamException;
import org.dcm4che3.util.TagUtils;
import org.jspecify.annotations.Nullable;

/**
 * The adapter that reads and writes with dcm4che. Frames are decoded by the same code as with the built-in adapter, so that a picture
 * does not depend on which of them is there; deflated data sets are left to it, for dcm4che sets no bound to what they inflate to.
 */
public final class Dcm4cheToolkit implements DicomToolkit {

    /** As the built-in adapter writes: one pass, so lengths of sequences stay open unless they are empty. */
    private static final DicomEncodingOptions OPEN = new DicomEncodingOptions(false, true, false, true, false);

    private static final int LONGEST_META = 1 << 16;

    private final Part10Toolkit builtIn = new Part10Toolkit();

    @Override
    public Dataset read(InputStream in, ReadLimits limits) throws IOException {
        InputStream file = new BufferedInputStream(in, LONGEST_META);
        return isDeflated(file) ? builtIn.read(file, limits) : whole(file, limits, false);
    }

    @Override
    public Dataset readHeader(InputStream in, ReadLimits limits) throws IOException {
        InputStream file = new BufferedInputStream(in, LONGEST_META);
        return isDeflated(file) ? builtIn.readHeader(file, limits) : whole(file, limits, true);
    }

    private static DataElements whole(InputStream in, ReadLimits limits, boolean headerOnly) throws IOException {
        Reading reading = new Reading(limits);
        DicomException fault = reading.run(in, headerOnly);
        if (fault != null) {
            throw fault;
        }
        return reading.elements();
    }

    @Override
    public PartialRead readUpToFault(InputStream in, ReadLimits limits) throws IOException {
        InputStream file = new BufferedInputStream(in, LONGEST_META);
        if (isDeflated(file)) {
            return builtIn.readUpToFault(file, limits);
        }
        Reading reading = new Reading(limits);
        DicomException fault = reading.run(file, false);
        return new PartialRead(
                reading.elements(),
                reading.transferSyntax,
                reading.mediaStorageSopClass,
                reading.executablePreamble,
                fault);
    }

    @Override
    public void write(Dataset dataset, OutputStream out) throws IOException {
        DataElements elements = DataElements.of(dataset);
        DicomOutputStream writer = new DicomOutputStream(out, org.dcm4che3.data.UID.ExplicitVRLittleEndian);
        writer.setEncodingOptions(OPEN);
        writer.writeDataset(AttributesOfElements.of(Part10Writer.meta(elements)), AttributesOfElements.of(elements));
        writer.finish();
        out.flush();
    }

    @Override
    public Frame decode(Dataset dataset, int frame) {
        return builtIn.decode(dataset, frame);
    }

    @Override
    public Frame storedValues(Dataset dataset, int frame) {
        return builtIn.storedValues(dataset, frame);
    }

    /** Leaves the stream where it was. */
    private static boolean isDeflated(InputStream file) throws IOException {
        file.mark(LONGEST_META);
        byte[] start = file.readNBytes(LONGEST_META - 1);
        file.reset();
        try {
            DicomInputStream meta = new DicomInputStream(new ByteArrayInputStream(start));
            meta.readFileMetaInformation();
            return TransferSyntax.of(meta.getTransferSyntax()).deflated();
        } catch (IOException | RuntimeException noMeta) {
            return false;
        }
    }

    /** One file, as far as it goes. */
    private static final class Reading {

        private static final int PIXEL_GROUP = 0x7FE0;

        private final ReadLimits limits;
        private final Attributes attributes = new Attributes();
        private String transferSyntax = "";
        private String mediaStorageSopClass = "";
        private boolean executablePreamble;
        private boolean hasMeta;

        Reading(ReadLimits limits) {
            this.limits = limits;
        }

        /** @return why the rest could not be read, null where all was */
        @Nullable
        DicomException run(InputStream in, boolean headerOnly) throws IOException {
            try {
                read(in, headerOnly);
                if (attributes.isEmpty()) {
                    return hasMeta
                            ? DicomException.truncated("The file holds no data set.")
                            : new DicomException("NOT_DICOM", "The file is not a DICOM object.");
                }
                Part10Reader.boundFrames(elements());
                return null;
            } catch (DicomException e) {
                return e;
            } catch (EOFException e) {
                return new DicomException("TRUNCATED", "The object ends within an element.", e);
            } catch (DicomStreamException e) {
                return new DicomException("NOT_DICOM", "The file is not a DICOM object.", e);
            } catch (RuntimeException e) {
                return new DicomException("MALFORMED", "The object is damaged.", e);
            }
        }

        private void read(InputStream in, boolean headerOnly) throws IOException {
            DicomInputStream stream = new DicomInputStream(in);
            byte[] preamble = stream.getPreamble();
            executablePreamble = preamble != null && Part10Reader.isExecutable(preamble);
            stream.setIncludeBulkData(DicomInputStream.IncludeBulkData.YES);
            BoundedReading bounded = new BoundedReading(limits);
            stream.setDicomInputHandler(bounded);
            Attributes meta = stream.readFileMetaInformation();
            bounded.beginDataSet();
            if (meta != null) {
                hasMeta = true;
                mediaStorageSopClass = meta.getString(Tag.MediaStorageSOPClassUID, "");
            }
            transferSyntax = stream.getTransferSyntax();
            TransferSyntax.of(transferSyntax);
            stream.readAttributes(
                    attributes, -1, at -> at.tag() == 0 || headerOnly && TagUtils.groupNumber(at.tag()) == PIXEL_GROUP);
            if (stream.tag() == 0) {
                requirePadding(stream);
            }
        }

        /** Some writers fill files up with zeros. */
        private static void requirePadding(InputStream rest) throws IOException {
            for (int next = rest.read(); next >= 0; next = rest.read()) {
                if (next != 0) {
                    throw DicomException.malformed("Something follows the padding of the data set.");
                }
            }
        }

        /** Little endian and not deflated, whatever the file was. */
        DataElements elements() {
            boolean encapsulated = !transferSyntax.isEmpty() && isEncapsulated(transferSyntax);
            boolean implicit = transferSyntax.equals(TransferSyntax.IMPLICIT);
            String syntax = encapsulated || implicit ? transferSyntax : TransferSyntax.EXPLICIT;
            return ElementsOfAttributes.of(attributes, syntax);
        }

        private static boolean isEncapsulated(String syntax) {
            try {
                return TransferSyntax.of(syntax).encapsulated();
            } catch (DicomException unknown) {
                return false;
            }
        }
    }
}
