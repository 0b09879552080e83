package dev.consilium.dicom;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Three patients of four studies of five series of twenty instances (D-06). Four series are of CT images that refer to others of their
 * study; the fifth holds segmentations, reports, structure sets and presentation states that refer to the images, each in the sequences of
 * its own kind. Every instance is of one of three batches.
 */
public final class ReferringStudies {

    public static final int PATIENTS = 3;
    public static final int STUDIES = 4 * PATIENTS;
    public static final int SERIES = 5 * STUDIES;
    public static final int INSTANCES = 20 * SERIES;
    public static final int BATCHES = 3;

    private static final int IN_STUDY = 100;
    private static final int IN_SERIES = 20;
    private static final int IMAGES = 80;
    private static final int SIDE = 16;
    private static final LocalDate FIRST_DAY = LocalDate.of(2023, 11, 5);
    private static final Part10Toolkit TOOLKIT = new Part10Toolkit();

    private static final int REFERENCED_SERIES = 0x00081115;
    private static final int REFERENCED_SOPS = 0x00081199;
    private static final int FRAME_OF_REFERENCE = 0x00200052;

    private ReferringStudies() {}

    /** All of them, by number. */
    static List<DataElements> originals() {
        return IntStream.range(0, INSTANCES)
                .mapToObj(ReferringStudies::original)
                .toList();
    }

    /** Files of the images of a batch, or of what refers to them. */
    public static Map<String, byte[]> files(int batch, boolean images) {
        Map<String, byte[]> files = new TreeMap<>();
        for (int number = batch; number < INSTANCES; number += BATCHES) {
            if (isImage(number) == images) {
                files.put("%04d.dcm".formatted(number), written(original(number)));
            }
        }
        return files;
    }

    /** Which series the file of this name is of, from 0. */
    public static int series(String file) {
        return Integer.parseInt(file.substring(0, 4)) / IN_SERIES;
    }

    /** What identifies the object: instance, series, study and frame of reference. */
    public static Set<String> own(byte[] file) {
        return own(read(file));
    }

    /** UIDs in items that stand for an object, a series, a study or a frame of reference, at any depth. */
    public static List<String> references(byte[] file) {
        return references(read(file));
    }

    public static String patient(byte[] file) {
        return read(file).text(Tag.PatientID).orElseThrow();
    }

    /** Of the study, as days of the epoch. */
    public static long day(byte[] file) {
        return LocalDate.parse(read(file).text(Tag.StudyDate).orElseThrow(), DateTimeFormatter.BASIC_ISO_DATE)
                .toEpochDay();
    }

    public static String instance(byte[] file) {
        return read(file).text(Tag.SOPInstanceUID).orElseThrow();
    }

    static Set<String> own(DataElements object) {
        Set<String> own = new HashSet<>();
        for (int tag :
                new int[] {Tag.SOPInstanceUID, Tag.SeriesInstanceUID, Tag.StudyInstanceUID, FRAME_OF_REFERENCE}) {
            object.text(tag).ifPresent(own::add);
        }
        return own;
    }

    static List<String> references(DataElements object) {
        List<String> found = new ArrayList<>();
        object.elements().forEach(element -> element.items().forEach(item -> collect(item, found)));
        return found;
    }

    private static void collect(DataElements item, List<String> found) {
        for (Element element : item.elements()) {
            switch (element.tag()) {
                case Tag.ReferencedSOPInstanceUID, Tag.SeriesInstanceUID, Tag.StudyInstanceUID, FRAME_OF_REFERENCE ->
                    found.addAll(item.texts(element.tag()));
                default -> element.items().forEach(inner -> collect(inner, found));
            }
        }
    }

    static boolean isImage(int number) {
        return number % IN_STUDY < IMAGES;
    }

    private static DataElements original(int number) {
        int study = number / IN_STUDY;
        DataElements object = new DataElements(TransferSyntax.EXPLICIT);
        object.put(Element.text(Tag.SOPInstanceUID, Vr.UI, instance(number)));
        object.put(Element.text(
                Tag.StudyDate, Vr.DA, FIRST_DAY.plusDays(37L * study).format(DateTimeFormatter.BASIC_ISO_DATE)));
        object.put(Element.text(Tag.PatientName, Vr.PN, "Quellmalz^Anna" + number / 400));
        object.put(Element.text(Tag.PatientID, Vr.LO, "PAT-" + number / 400));
        object.put(Element.text(Tag.StudyInstanceUID, Vr.UI, study(number)));
        object.put(Element.text(Tag.SeriesInstanceUID, Vr.UI, series(number)));
        object.put(Element.text(FRAME_OF_REFERENCE, Vr.UI, frame(number)));
        object.put(Element.text(Tag.InstanceNumber, Vr.IS, "" + number % IN_SERIES));
        if (isImage(number)) {
            image(object, number);
        } else {
            switch (number % 4) {
                case 0 -> segmentation(object, number);
                case 1 -> report(object, number);
                case 2 -> structures(object, number);
                default -> presentation(object, number);
            }
        }
        return object;
    }

    private static void image(DataElements object, int number) {
        object.put(Element.text(Tag.SOPClassUID, Vr.UI, "1.2.840.10008.5.1.4.1.1.2"));
        object.put(Element.text(Tag.Modality, Vr.CS, "CT"));
        object.put(Element.text(Tag.ImageType, Vr.CS, "ORIGINAL", "PRIMARY", "AXIAL"));
        object.put(Element.sequence(Tag.ReferencedImageSequence, List.of(reference(image(number, 3)))));
        object.put(Element.text(Tag.ImagePositionPatient, Vr.DS, "0", "0", "" + 2 * (number % IN_SERIES)));
        object.put(Element.text(Tag.ImageOrientationPatient, Vr.DS, "1", "0", "0", "0", "1", "0"));
        object.put(Element.text(Tag.PixelSpacing, Vr.DS, "0.5", "0.5"));
        object.put(Element.text(Tag.PhotometricInterpretation, Vr.CS, "MONOCHROME2"));
        int[][] numbers = {
            {Tag.SamplesPerPixel, 1},
            {Tag.Rows, SIDE},
            {Tag.Columns, SIDE},
            {Tag.BitsAllocated, 16},
            {Tag.BitsStored, 16},
            {Tag.HighBit, 15},
            {Tag.PixelRepresentation, 0}
        };
        for (int[] one : numbers) {
            object.put(Element.of(one[0], Vr.US, HandWritten.number(2, one[1])));
        }
        byte[] pixels = new byte[SIDE * SIDE * 2];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i % 2 == 1 ? 2 : i * 31 + number * 17 + i * i / 7);
        }
        object.put(Element.of(Tag.PixelData, Vr.OW, pixels));
    }

    private static void segmentation(DataElements object, int number) {
        kind(object, "1.2.840.10008.5.1.4.1.1.66.4", "SEG");
        object.put(Element.sequence(
                REFERENCED_SERIES,
                List.of(item(
                        uid(Tag.SeriesInstanceUID, series(image(number, 0))),
                        Element.sequence(0x0008114A, List.of(reference(image(number, 0))))))));
        DataElements derivation =
                item(Element.sequence(0x00082112, List.of(reference(image(number, 1)), reference(image(number, 2)))));
        object.put(Element.sequence(0x52009230, List.of(item(Element.sequence(0x00089124, List.of(derivation))))));
    }

    private static void report(DataElements object, int number) {
        kind(object, "1.2.840.10008.5.1.4.1.1.88.33", "SR");
        object.put(Element.sequence(
                0x0040A375,
                List.of(item(
                        uid(Tag.StudyInstanceUID, study(number)),
                        Element.sequence(
                                REFERENCED_SERIES,
                                List.of(item(
                                        uid(Tag.SeriesInstanceUID, series(image(number, 4))),
                                        Element.sequence(REFERENCED_SOPS, List.of(reference(image(number, 4)))))))))));
        DataElements content = item(
                Element.text(0x0040A010, Vr.CS, "CONTAINS"),
                Element.text(0x0040A040, Vr.CS, "IMAGE"),
                Element.sequence(REFERENCED_SOPS, List.of(reference(image(number, 5)))));
        object.put(Element.sequence(0x0040A730, List.of(content)));
    }

    private static void structures(DataElements object, int number) {
        kind(object, "1.2.840.10008.5.1.4.1.1.481.3", "RTSTRUCT");
        int contoured = image(number, 6);
        DataElements series = item(
                uid(Tag.SeriesInstanceUID, series(contoured)),
                Element.sequence(0x30060016, List.of(reference(contoured))));
        DataElements study =
                item(uid(Tag.ReferencedSOPInstanceUID, study(number)), Element.sequence(0x30060014, List.of(series)));
        object.put(Element.sequence(
                0x30060010,
                List.of(item(uid(FRAME_OF_REFERENCE, frame(number)), Element.sequence(0x30060012, List.of(study))))));
        DataElements contour = item(
                Element.sequence(0x30060016, List.of(reference(contoured))),
                Element.text(0x30060042, Vr.CS, "POINT"),
                Element.text(0x30060050, Vr.DS, "1", "2", "3"));
        object.put(Element.sequence(0x30060039, List.of(item(Element.sequence(0x30060040, List.of(contour))))));
    }

    private static void presentation(DataElements object, int number) {
        kind(object, "1.2.840.10008.5.1.4.1.1.11.1", "PR");
        object.put(Element.sequence(
                REFERENCED_SERIES,
                List.of(item(
                        uid(Tag.SeriesInstanceUID, series(image(number, 7))),
                        Element.sequence(Tag.ReferencedImageSequence, List.of(reference(image(number, 7))))))));
        object.put(Element.sequence(
                0x0070005A,
                List.of(item(Element.sequence(Tag.ReferencedImageSequence, List.of(reference(image(number, 8))))))));
    }

    private static void kind(DataElements object, String sopClass, String modality) {
        object.put(Element.text(Tag.SOPClassUID, Vr.UI, sopClass));
        object.put(Element.text(Tag.Modality, Vr.CS, modality));
    }

    /** Another image of the same study, of another batch as often as not. */
    private static int image(int number, int salt) {
        return number / IN_STUDY * IN_STUDY + (number * 7 + salt * 11 + 3) % IMAGES;
    }

    private static DataElements reference(int number) {
        return item(uid(0x00081150, "1.2.840.10008.5.1.4.1.1.2"), uid(Tag.ReferencedSOPInstanceUID, instance(number)));
    }

    private static DataElements item(Element... elements) {
        DataElements item = DataElements.item();
        for (Element element : elements) {
            item.put(element);
        }
        return item;
    }

    private static Element uid(int tag, String uid) {
        return Element.text(tag, Vr.UI, uid);
    }

    private static String instance(int number) {
        return "1.2.840.99999.4." + number;
    }

    private static String series(int number) {
        return "1.2.840.99999.2." + number / IN_SERIES;
    }

    private static String study(int number) {
        return "1.2.840.99999.1." + number / IN_STUDY;
    }

    private static String frame(int number) {
        return "1.2.840.99999.3." + number / IN_STUDY;
    }

    private static DataElements read(byte[] file) {
        try {
            return DataElements.of(TOOLKIT.read(new ByteArrayInputStream(file), ReadLimits.DEFAULT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] written(DataElements object) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            TOOLKIT.write(object, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
