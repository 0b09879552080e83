package dev.consilium.dicom;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes the file format of PS3.10 7.1 with meta information of its own; nothing of the read file's group 0002 is kept. */
final class Part10Writer {

    private static final int PREAMBLE = 128;
    private static final byte[] PREFIX = "DICM".getBytes(StandardCharsets.US_ASCII);
    private static final String IMPLEMENTATION_CLASS_UID = "2.25.46071748313536816642935850589527721370";
    private static final String IMPLEMENTATION_VERSION_NAME = "CONSILIUM";

    private interface Body {
        void writeTo(DataSetWriter writer) throws IOException;
    }

    private final OutputStream out;

    Part10Writer(OutputStream out) {
        this.out = out;
    }

    void write(DataElements dataSet) throws IOException {
        write(dataSet, writer -> writer.write(dataSet));
    }

    /** @param value beside the elements of the data set */
    void write(DataElements dataSet, LongValue value) throws IOException {
        write(dataSet, writer -> writer.write(dataSet, value));
    }

    private void write(DataElements dataSet, Body body) throws IOException {
        TransferSyntax syntax = TransferSyntax.of(dataSet.transferSyntax());
        if (syntax.deflated() || syntax.encoding().bigEndian()) {
            throw DicomException.unsupported("A data set is neither deflated nor big endian in memory.");
        }
        BufferedOutputStream buffered = new BufferedOutputStream(out, 1 << 16);
        buffered.write(new byte[PREAMBLE]);
        buffered.write(PREFIX);
        writeMeta(dataSet, buffered);
        body.writeTo(new DataSetWriter(buffered, syntax));
        buffered.flush();
    }

    private static void writeMeta(DataElements dataSet, OutputStream to) throws IOException {
        TransferSyntax explicit = TransferSyntax.of(TransferSyntax.EXPLICIT);
        ByteArrayOutputStream group = new ByteArrayOutputStream();
        new DataSetWriter(group, explicit).write(meta(dataSet));
        DataElements length = new DataElements(TransferSyntax.EXPLICIT);
        length.put(Element.of(Tag.FileMetaInformationGroupLength, Vr.UL, DataSetWriter.little(4, group.size())));
        new DataSetWriter(to, explicit).write(length);
        group.writeTo(to);
    }

    /** Group 0002 without its length. */
    static DataElements meta(DataElements dataSet) {
        DataElements meta = new DataElements(TransferSyntax.EXPLICIT);
        meta.put(Element.of(Tag.FileMetaInformationVersion, Vr.OB, new byte[] {0, 1}));
        copyUid(dataSet, Tag.SOPClassUID, meta, Tag.MediaStorageSOPClassUID);
        copyUid(dataSet, Tag.SOPInstanceUID, meta, Tag.MediaStorageSOPInstanceUID);
        meta.put(Element.text(Tag.TransferSyntaxUID, Vr.UI, dataSet.transferSyntax()));
        meta.put(Element.text(Tag.ImplementationClassUID, Vr.UI, IMPLEMENTATION_CLASS_UID));
        meta.put(Element.text(Tag.ImplementationVersionName, Vr.SH, IMPLEMENTATION_VERSION_NAME));
        return meta;
    }

    /** Left out where the data set names none: there is nothing true to say. */
    private static void copyUid(DataElements from, int tag, DataElements to, int metaTag) {
        List<String> uid = from.texts(tag);
        if (!uid.isEmpty()) {
            to.put(Element.of(metaTag, Vr.UI, uid.get(0).getBytes(StandardCharsets.ISO_8859_1)));
        }
    }
}
