package dev.consilium.dicom;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Writes data sets in the DICOM JSON Model (PS3.18 F). JSON is UTF-8, so the character set that a data set names is that. Bulk data is
 * left out with its element: without a value it would be said to be empty.
 */
public final class DicomJson {

    private static final int MOST_INLINE = 1 << 14;
    private static final String UTF_8 = "ISO_IR 192";

    /** Which object it is, how its pixels are laid out, scaled and windowed, and where they lie; in functional groups as well. */
    private static final Set<Integer> SHOWN_BY = Set.of(
            Tag.StudyInstanceUID,
            Tag.SeriesInstanceUID,
            Tag.SOPInstanceUID,
            Tag.NumberOfFrames,
            Tag.Modality,
            Tag.Rows,
            Tag.Columns,
            Tag.SamplesPerPixel,
            Tag.PhotometricInterpretation,
            Tag.BitsAllocated,
            Tag.BitsStored,
            Tag.PixelRepresentation,
            Tag.RescaleSlope,
            Tag.RescaleIntercept,
            Tag.WindowCenter,
            Tag.WindowWidth,
            Tag.PixelSpacing,
            Tag.ImagerPixelSpacing,
            Tag.PixelAspectRatio,
            Tag.FrameOfReferenceUID,
            Tag.ImagePositionPatient,
            Tag.ImageOrientationPatient,
            Tag.SharedFunctionalGroupsSequence,
            Tag.PerFrameFunctionalGroupsSequence,
            Tag.PixelValueTransformationSequence,
            Tag.FrameVOILUTSequence,
            Tag.PixelMeasuresSequence,
            Tag.PlanePositionSequence,
            Tag.PlaneOrientationSequence);

    private DicomJson() {}

    /** Every element, as it came. */
    public static void write(Dataset dataset, JsonGenerator json) throws IOException {
        write(DataElements.of(dataset), element -> true, json);
    }

    /** What frames are shown by, and nothing else: neither whose image it is nor how it was de-identified. */
    public static void writeImage(Dataset dataset, JsonGenerator json) throws IOException {
        write(DataElements.of(dataset), element -> SHOWN_BY.contains(element.tag()), json);
    }

    /** Of an object that cannot be read any more: to which series it belongs, as another one of it says, and how many frames it had. */
    public static void writeLost(Dataset other, String sopUid, int frames, JsonGenerator json) throws IOException {
        DataElements lost = new DataElements(NativePixels.TRANSFER_SYNTAX);
        for (int tag : new int[] {Tag.Modality, Tag.StudyInstanceUID, Tag.SeriesInstanceUID}) {
            DataElements.of(other).element(tag).ifPresent(lost::put);
        }
        lost.put(Element.text(Tag.SOPInstanceUID, Vr.UI, sopUid));
        lost.put(Element.text(Tag.NumberOfFrames, Vr.IS, Integer.toString(frames)));
        write(lost, element -> true, json);
    }

    private static void write(DataElements elements, Predicate<Element> wanted, JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (Element element : elements.elements()) {
            if (isWritten(element) && wanted.test(element)) {
                json.writeObjectFieldStart("%08X".formatted(element.tag()));
                json.writeStringField("vr", element.vr().name());
                write(element, elements, wanted, json);
                json.writeEndObject();
            }
        }
        json.writeEndObject();
    }

    private static boolean isWritten(Element element) {
        boolean groupLength = (element.tag() & 0xFFFF) == 0;
        boolean bulk = element.vr().kind() == Vr.Kind.BYTES && element.value().length > MOST_INLINE;
        boolean noItems = element.vr() == Vr.SQ && !element.isSequence();
        return !groupLength && !bulk && !noItems && !element.isEncapsulated() && !isPixels(element.tag());
    }

    private static boolean isPixels(int tag) {
        return switch (tag) {
            case Tag.PixelData,
                    Tag.ExtendedOffsetTable,
                    Tag.ExtendedOffsetTableLengths,
                    Tag.FloatPixelData,
                    Tag.DoubleFloatPixelData -> true;
            default -> false;
        };
    }

    private static void write(Element element, DataElements in, Predicate<Element> wanted, JsonGenerator json)
            throws IOException {
        if (element.isSequence()) {
            items(element, wanted, json);
        } else if (element.value().length == 0) {
            return;
        } else if (element.tag() == Tag.SpecificCharacterSet) {
            json.writeArrayFieldStart("Value");
            json.writeString(UTF_8);
            json.writeEndArray();
        } else if (element.vr().kind() == Vr.Kind.BYTES) {
            json.writeBinaryField("InlineBinary", element.value());
        } else {
            JsonValues.write(element, in.charset(), json);
        }
    }

    private static void items(Element sequence, Predicate<Element> wanted, JsonGenerator json) throws IOException {
        if (sequence.items().isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("Value");
        for (DataElements item : sequence.items()) {
            write(item, wanted, json);
        }
        json.writeEndArray();
    }
}
