package dev.consilium.dicom;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Objects that nobody was ever in, with identity planted in every kind of place, and beside each what must become of it (D-12). What must
 * become of it is written here by hand after PS3.15 Annex E (Basic Profile, Clean Descriptors, Modified Dates); nothing of the product
 * is asked. Checks are named as those of the MIDI-B challenge.
 */
final class AnswerKey {

    /** Each of ten kinds of check, one per planted value. */
    enum Kind {
        TAG_RETAINED,
        TEXT_NOTNULL,
        TEXT_RETAINED,
        TEXT_REMOVED,
        DATE_SHIFTED,
        UID_CHANGED,
        UID_CONSISTENT,
        PATID_CONSISTENT,
        PIXELS_HIDDEN,
        PIXELS_RETAINED
    }

    /**
     * @param path tags from the top, each but the last that of a sequence whose first item is meant
     * @param expected the text that must be gone or stay; of a date or UID the original
     * @param hipaa whether it is one of the identifiers of 45 CFR 164.514(b)(2)(i)
     */
    record Check(Kind kind, List<Integer> path, String expected, boolean hipaa) {}

    /** @param burned rows and columns of what is drawn into the pixels: top, left, bottom, right; empty where nothing is */
    record Planted(DataElements object, String patient, List<Check> checks, List<Integer> burned) {}

    static final int SIDE = 64;
    static final List<Integer> BURNED = List.of(2, 4, 10, 60);

    private static final int PATIENTS = 12;
    private static final int IN_SERIES = 10;

    /** SOP class, and whether text is drawn into its pixels. */
    private static final Map<String, String> MODALITIES = Map.ofEntries(
            Map.entry("CT", "1.2.840.10008.5.1.4.1.1.2"),
            Map.entry("MR", "1.2.840.10008.5.1.4.1.1.4"),
            Map.entry("PT", "1.2.840.10008.5.1.4.1.1.128"),
            Map.entry("NM", "1.2.840.10008.5.1.4.1.1.20"),
            Map.entry("CR", "1.2.840.10008.5.1.4.1.1.1"),
            Map.entry("DX", "1.2.840.10008.5.1.4.1.1.1.1"),
            Map.entry("MG", "1.2.840.10008.5.1.4.1.1.1.2"),
            Map.entry("US", "1.2.840.10008.5.1.4.1.1.6.1"),
            Map.entry("XA", "1.2.840.10008.5.1.4.1.1.12.1"),
            Map.entry("SC", "1.2.840.10008.5.1.4.1.1.7"));

    private static final List<String> BURNED_IN = List.of("US", "XA", "SC");
    private static final List<String> FAMILY = List.of(
            "Ziegenfuß", "Yorgancı", "Quellmalz", "Oberhuber", "Wolfeschlegel", "Dąbrowska", "Ó Conchobhair", "Njoku");
    private static final List<String> GIVEN =
            List.of("Adelheid", "Cemile", "Benedikt", "Xaver", "Ngozi", "Ludmiła", "Fionnuala", "Theodora");
    private static final List<String> TOWNS = List.of("Hintertupfing", "Oberammergau", "Kleinkleckersdorf");

    private final Random random;
    private final String patient;
    private final String modality;
    private final int number;
    private final String family;
    private final String given;
    private final String study;
    private final DataElements object;
    private final List<Check> checks = new ArrayList<>();

    private AnswerKey(int patient, String modality, int number) {
        this.random = new Random(31L * patient + number + modality.hashCode());
        this.patient = "MRN-%06d".formatted(471_100 + 37 * patient);
        this.modality = modality;
        this.number = number;
        this.family = FAMILY.get(patient % FAMILY.size());
        this.given = GIVEN.get(patient * 3 % GIVEN.size());
        this.study = "1.3.6.1.4.1.99999.%d.%d".formatted(patient + 1, 1 + Math.abs(modality.hashCode()) % 9000);
        this.object = new DataElements(number % 3 == 0 ? TransferSyntax.IMPLICIT : TransferSyntax.EXPLICIT);
    }

    /** Some 1,200 of ten modalities. */
    static List<Planted> objects() {
        List<Planted> objects = new ArrayList<>();
        for (int patient = 0; patient < PATIENTS; patient++) {
            for (String modality : MODALITIES.keySet().stream().sorted().toList()) {
                for (int number = 1; number <= IN_SERIES; number++) {
                    objects.add(new AnswerKey(patient, modality, number).planted());
                }
            }
        }
        return objects;
    }

    private Planted planted() {
        text(Kind.TEXT_RETAINED, Vr.CS, "ISO_IR 192", Tag.SpecificCharacterSet);
        whoItIs();
        whoElse();
        whereItWas();
        numbersOfTheSite();
        words();
        dates();
        uids();
        whatIsMeasured();
        nested();
        hiddenPlaces();
        boolean burned = BURNED_IN.contains(modality);
        pixels(burned);
        return new Planted(object, patient, List.copyOf(checks), burned ? BURNED : List.of());
    }

    private void whoItIs() {
        put(Vr.PN, family + "^" + given, Tag.PatientName);
        gone(family, true, Tag.PatientName);
        gone(given, true, Tag.PatientName);
        check(Kind.TAG_RETAINED, "", false, Tag.PatientName); // type 2
        put(Vr.LO, patient, Tag.PatientID);
        gone(patient, true, Tag.PatientID);
        check(Kind.PATID_CONSISTENT, patient, true, Tag.PatientID);
        check(Kind.TEXT_NOTNULL, "", false, Tag.PatientID);
        removed(Vr.DA, "19" + (30 + Math.floorMod(patient.hashCode(), 60)) + "0412", 0x00100030);
        check(Kind.TAG_RETAINED, "", false, 0x00100030); // Z
        removed(Vr.TM, "0423", 0x00100032);
        check(Kind.TAG_RETAINED, "", false, 0x00100040); // Z: there, and empty
        put(Vr.CS, "F", 0x00100040);
        removed(Vr.LO, "OTHER-" + patient, 0x00101000);
        removed(Vr.PN, family + "^Rufname", 0x00101001);
        removed(Vr.PN, "Mädchenname^" + given, 0x00101005);
        removed(Vr.LO, "Dorfstraße 17, " + town(), 0x00101040);
        removed(Vr.PN, family + "^Mutter", 0x00101060);
        removed(Vr.SH, "+49 8823 " + (10_000 + number), 0x00102154);
        removed(Vr.LO, "Hufschmied in " + town(), 0x00102180);
        removed(Vr.LT, given + " fell off the roof on 4 May", 0x001021B0);
        removed(Vr.LO, "Anglikanisch zu " + town(), 0x001021F0);
        removed(Vr.LT, "call " + family + " at home", 0x00104000);
        removed(Vr.SH, "Reg " + patient.substring(4), 0x00102160);
    }

    private void whoElse() {
        removed(Vr.PN, "Überweiser^Ignaz", 0x00080090);
        removed(Vr.ST, "Kurallee 3, " + town(), 0x00080092);
        removed(Vr.SH, "0049-8823-4711", 0x00080094);
        removed(Vr.PN, "Ausführer^Kreszentia", 0x00081050);
        removed(Vr.PN, "Befunder^Ottokar", 0x00081060);
        removed(Vr.PN, "Knöpfchendrücker^Resi", 0x00081070);
        removed(Vr.PN, "Anforderer^Leopold", 0x00321032);
        removed(Vr.PN, "Verordner^Walburga", 0x0040A075); // of a report; the table: D
        removed(Vr.PN, "Pruefer^Cosmas", 0x0040A123);
        removed(Vr.PN, "Namenlos^Nirgends", 0x0040A067); // of no row: by its VR alone
    }

    private void whereItWas() {
        removed(Vr.LO, "Spital " + town(), 0x00080080);
        removed(Vr.ST, "Am Hang 4, " + town(), 0x00080081);
        removed(Vr.LO, "Radiologie Haus Edelweiß", 0x00081040);
        removed(Vr.SH, "ROENTGEN-7", 0x00081010);
        removed(Vr.LO, "SN-8823-" + modality, 0x00181000);
        removed(Vr.SH, "Praxis am Inn", 0x00400011);
    }

    private void numbersOfTheSite() {
        removed(Vr.SH, "ACC8823" + patient.substring(4), 0x00080050);
        check(Kind.TAG_RETAINED, "", false, 0x00080050); // Z
        removed(Vr.SH, "ST-" + patient.substring(4), 0x00200010);
        check(Kind.TAG_RETAINED, "", false, 0x00200010); // Z
        removed(Vr.LO, "FALL-" + patient.substring(6), 0x00380010);
        removed(Vr.SH, "PPS-" + patient.substring(4), 0x00400253);
        removed(Vr.LO, "AUFTRAG-" + patient.substring(4), 0x00402016);
        removed(Vr.UI, study + ".99.1", 0x00080058);
    }

    /** Words of technique stay; who and where between them goes. */
    private void words() {
        put(Vr.LO, modality + " CHEST of " + family + " " + patient, 0x00081030);
        gone(family, true, 0x00081030);
        gone(patient, true, 0x00081030);
        check(Kind.TEXT_RETAINED, "CHEST", false, 0x00081030);
        put(Vr.LO, "AXIAL post contrast Dr. Befunder", 0x0008103E);
        gone("Befunder", true, 0x0008103E);
        check(Kind.TEXT_RETAINED, "AXIAL", false, 0x0008103E);
        check(Kind.TEXT_RETAINED, "contrast", false, 0x0008103E);
        put(Vr.LO, "Routine abdomen " + given, 0x00181030);
        gone(given, true, 0x00181030);
        check(Kind.TEXT_RETAINED, "abdomen", false, 0x00181030);
        removed(Vr.LT, "compare " + family + " 12/24/1970", 0x00204000);
        removed(Vr.LO, "Verdacht auf Sturz der " + given, 0x00321060);
        removed(Vr.ST, "made for " + family, 0x00082111);
        removed(Vr.LO, "seen by Resi", 0x00400254);
    }

    private void dates() {
        LocalDate day = LocalDate.of(2019, 1, 1).plusDays(Math.floorMod(patient.hashCode(), 700) + number);
        String text = day.format(DateTimeFormatter.BASIC_ISO_DATE);
        for (int tag : new int[] {0x00080020, 0x00080021, 0x00080022, 0x00080023, 0x00080012, 0x00400244, 0x00181012}) {
            date(Vr.DA, text, tag);
        }
        date(Vr.DT, text + "084512.250000+0100", 0x0008002A);
        date(Vr.DT, text + "0845", 0x00189074); // Frame Acquisition
        text(Kind.TEXT_RETAINED, Vr.TM, "084512.25", 0x00080030);
        text(Kind.TEXT_RETAINED, Vr.TM, "084600", 0x00080031);
    }

    private void uids() {
        String series = study + "." + (modality.charAt(0) + 100 * modality.charAt(1));
        uid(series + "." + number, Tag.SOPInstanceUID);
        uid(study, Tag.StudyInstanceUID);
        uid(series, Tag.SeriesInstanceUID);
        uid(study + ".5", 0x00200052);
        uid(study + ".6", 0x00200200);
        uid(study + ".7." + number, 0x00083010);
        text(Kind.TEXT_RETAINED, Vr.UI, MODALITIES.get(modality), Tag.SOPClassUID);
        uidIn(series + "." + (number % IN_SERIES + 1), Tag.ReferencedImageSequence, Tag.ReferencedSOPInstanceUID);
        uidIn(series + "." + ((number + 4) % IN_SERIES + 1), 0x00082112, Tag.ReferencedSOPInstanceUID);
    }

    private void whatIsMeasured() {
        text(Kind.TEXT_RETAINED, Vr.CS, modality, Tag.Modality);
        text(Kind.TEXT_RETAINED, Vr.LO, "ACME", Tag.Manufacturer);
        text(Kind.TEXT_RETAINED, Vr.LO, "Scanmaster 3", 0x00081090);
        text(Kind.TEXT_RETAINED, Vr.IS, "" + number, Tag.InstanceNumber);
        text(Kind.TEXT_RETAINED, Vr.IS, "3", 0x00200011);
        text(Kind.TEXT_RETAINED, Vr.CS, "CHEST", 0x00180015);
        text(Kind.TEXT_RETAINED, Vr.CS, "HFS", 0x00185100);
        text(Kind.TEXT_RETAINED, Vr.DS, "5", 0x00180050);
        text(Kind.TEXT_RETAINED, Vr.DS, "0.68\\0.68", Tag.PixelSpacing);
        text(Kind.TEXT_RETAINED, Vr.DS, "1\\0\\0\\0\\1\\0", Tag.ImageOrientationPatient);
        text(Kind.TEXT_RETAINED, Vr.DS, "-20\\-20\\" + 5 * number, Tag.ImagePositionPatient);
        text(Kind.TEXT_RETAINED, Vr.DS, "120", 0x00180060);
        text(Kind.TEXT_RETAINED, Vr.SH, "B30f", 0x00181210);
        text(Kind.TEXT_RETAINED, Vr.DS, "40", Tag.WindowCenter);
        text(Kind.TEXT_RETAINED, Vr.DS, "400", Tag.WindowWidth);
        text(Kind.TEXT_RETAINED, Vr.CS, "BQML", 0x00541001);
        text(Kind.TEXT_RETAINED, Vr.DS, "1.5", 0x00180087);
        text(Kind.TEXT_RETAINED, Vr.CS, "R", 0x00200062);
        text(Kind.TEXT_RETAINED, Vr.CS, "ORIGINAL\\PRIMARY", Tag.ImageType);
    }

    private void nested() {
        textIn(Kind.TEXT_RETAINED, Vr.SH, "51185008", 0x00082218, Tag.CodeValue);
        textIn(Kind.TEXT_RETAINED, Vr.SH, "SCT", 0x00082218, Tag.CodingSchemeDesignator);
        textIn(Kind.TEXT_RETAINED, Vr.LO, "Chest", 0x00082218, Tag.CodeMeaning);
        goneIn(Vr.LO, "Haustarif von " + town(), false, 0x00081032, Tag.CodeMeaning);
        putIn(Vr.SH, "99SPITAL", 0x00081032, Tag.CodingSchemeDesignator);
        goneIn(Vr.PN, family + "^" + given, true, 0x00400275, 0x00401010);
        goneIn(Vr.LO, "Wunsch der " + family, true, 0x00400275, 0x00321060);
        goneIn(Vr.LO, "4711 " + patient, true, 0x00081120, Tag.PatientID);
        goneIn(Vr.DA, "19701224", true, 0x04000561, 0x04000550, 0x00100030);
        dateIn(Vr.DT, "20200229101500", 0x00540016, 0x00181078);
        goneIn(Vr.UT, "Frau " + family + " klagt", true, 0x0040A730, 0x0040A730, 0x0040A160);
    }

    private void hiddenPlaces() {
        put(Vr.LO, "ACME 1.1", 0x00090010);
        goneIn(Vr.LO, "privat: " + family, true, 0x00091001, 0x00100010);
        object.put(Element.of(0x00091002, Vr.UN, bytes("unbekannt " + patient)));
        gone(patient, true, 0x00091002);
        object.put(Element.of(0x00091003, Vr.OB, bytes(family + "@" + town() + ".example")));
        gone(family, true, 0x00091003);
        object.put(Element.of(0x60003000, Vr.OW, bytes("overlay of " + family + ".")));
        gone(family, true, 0x60003000);
        put(Vr.LT, "overlay " + given, 0x60004000);
        gone(given, true, 0x60004000);
        put(Vr.UR, "http://pacs." + town() + ".example/" + patient, 0x00081190);
        gone(patient, true, 0x00081190);
        DataElements icon = DataElements.item();
        icon.put(Element.of(Tag.PixelData, Vr.OW, bytes("icon of " + family + ".")));
        object.put(Element.sequence(0x00880200, List.of(icon)));
        check(Kind.TEXT_REMOVED, family, true, 0x00880200);
    }

    private void pixels(boolean burned) {
        int[][] numbers = {
            {Tag.SamplesPerPixel, 1},
            {Tag.Rows, SIDE},
            {Tag.Columns, SIDE},
            {Tag.BitsAllocated, 8},
            {Tag.BitsStored, 8},
            {Tag.HighBit, 7},
            {Tag.PixelRepresentation, 0}
        };
        for (int[] one : numbers) {
            object.put(Element.of(one[0], Vr.US, HandWritten.number(2, one[1])));
            check(Kind.TAG_RETAINED, "", false, one[0]);
        }
        text(Kind.TEXT_RETAINED, Vr.CS, "MONOCHROME2", Tag.PhotometricInterpretation);
        byte[] pixels = new byte[SIDE * SIDE];
        random.nextBytes(pixels);
        if (burned) {
            for (int row = BURNED.get(0); row < BURNED.get(2); row++) {
                for (int column = BURNED.get(1); column < BURNED.get(3); column++) {
                    pixels[row * SIDE + column] = (byte) ((column / 3 + row * 7) % 5 < 2 ? 255 : 0);
                }
            }
            put(Vr.CS, "YES", Tag.BurnedInAnnotation);
            check(Kind.PIXELS_HIDDEN, "", true, Tag.PixelData);
        } else {
            check(Kind.PIXELS_RETAINED, "", false, Tag.PixelData);
        }
        if (modality.equals("US")) {
            region();
        }
        object.put(Element.of(Tag.PixelData, Vr.OB, pixels));
    }

    /** The picture lies below what is drawn in (PS3.3 C.8.5.5). */
    private void region() {
        DataElements region = DataElements.item();
        int[][] bounds = {
            {0x00186018, 0}, {0x0018601A, BURNED.get(2) + 2}, {0x0018601C, SIDE - 1}, {0x0018601E, SIDE - 1}
        };
        for (int[] bound : bounds) {
            region.put(Element.of(bound[0], Vr.UL, HandWritten.number(4, bound[1])));
        }
        region.put(Element.of(0x00186012, Vr.US, HandWritten.number(2, 1)));
        region.put(Element.of(0x00186014, Vr.US, HandWritten.number(2, 1)));
        object.put(Element.sequence(0x00186011, List.of(region)));
    }

    private String town() {
        return TOWNS.get(Math.floorMod(patient.hashCode(), TOWNS.size()));
    }

    private void removed(Vr vr, String value, int tag) {
        put(vr, value, tag);
        gone(value, true, tag);
    }

    private void gone(String text, boolean hipaa, Integer... path) {
        check(Kind.TEXT_REMOVED, text, hipaa, path);
    }

    private void goneIn(Vr vr, String value, boolean hipaa, Integer... path) {
        putIn(vr, value, path);
        gone(value, hipaa, path);
    }

    private void text(Kind kind, Vr vr, String value, int tag) {
        put(vr, value, tag);
        check(kind, value, false, tag);
    }

    private void textIn(Kind kind, Vr vr, String value, Integer... path) {
        putIn(vr, value, path);
        check(kind, value, false, path);
    }

    private void date(Vr vr, String value, int tag) {
        put(vr, value, tag);
        check(Kind.DATE_SHIFTED, value, true, tag);
    }

    private void dateIn(Vr vr, String value, Integer... path) {
        putIn(vr, value, path);
        check(Kind.DATE_SHIFTED, value, true, path);
    }

    private void uid(String uid, int tag) {
        put(Vr.UI, uid, tag);
        check(Kind.UID_CHANGED, uid, true, tag);
        check(Kind.UID_CONSISTENT, uid, true, tag);
    }

    private void uidIn(String uid, Integer... path) {
        putIn(Vr.UI, uid, path);
        check(Kind.UID_CHANGED, uid, true, path);
        check(Kind.UID_CONSISTENT, uid, true, path);
    }

    private void check(Kind kind, String expected, boolean hipaa, Integer... path) {
        checks.add(new Check(kind, List.of(path), expected, hipaa));
    }

    private void put(Vr vr, String value, int tag) {
        object.put(Element.of(tag, vr, bytes(value)));
    }

    /** Into the first item of the sequences, which are made where they are missing. */
    private void putIn(Vr vr, String value, Integer... path) {
        DataElements in = object;
        List<DataElements> around = new ArrayList<>(List.of(object));
        for (int tag : Arrays.asList(path).subList(0, path.length - 1)) {
            in = in.element(tag).map(sequence -> sequence.items().get(0)).orElseGet(DataElements::item);
            around.add(in);
        }
        in.put(Element.of(path[path.length - 1], vr, bytes(value)));
        for (int depth = path.length - 2; depth >= 0; depth--) {
            around.get(depth).put(Element.sequence(path[depth], List.of(around.get(depth + 1))));
        }
    }

    private byte[] bytes(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return bytes.length % 2 == 0 ? bytes : Arrays.copyOf(bytes, bytes.length + 1);
    }
}
