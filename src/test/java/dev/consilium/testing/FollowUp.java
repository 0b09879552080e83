package dev.consilium.testing;

import dev.consilium.study.TestObject;
import java.util.Map;
import java.util.TreeMap;

/** CT series of one patient, each by file name: a study, another series of it that is finer, and a study 34 days before, elsewhere in the body. */
public final class FollowUp {

    private static final String NOW = "1.2.3";
    private static final String BEFORE = "1.2.5";

    private FollowUp() {}

    /** Three slices, 2 mm apart, the first at 2 mm. */
    public static Map<String, byte[]> current() {
        return series("1.2.3.4", NOW, "20250204", 3, 2, 2, 1);
    }

    /** Five slices, 1 mm apart, over the same of the body and in the same frame of reference. */
    public static Map<String, byte[]> finer() {
        return series("1.2.3.6", NOW, "20250204", 5, 2, 1, 31);
    }

    /** Six slices, 1 mm apart, in a frame of reference of their own. */
    public static Map<String, byte[]> earlier() {
        return series("1.2.5.4", BEFORE, "20250101", 6, -40, 1, 61);
    }

    private static Map<String, byte[]> series(
            String uid, String study, String day, int slices, double from, double apart, int seed) {
        Map<String, byte[]> files = new TreeMap<>();
        for (int number = 1; number <= slices; number++) {
            files.put(
                    uid + "-" + number + ".dcm",
                    TestObject.slice(uid, number)
                            .pixels(seed + number - 1)
                            .text(0x0008, 0x0020, "DA", day)
                            .text(0x0020, 0x000D, "UI", study)
                            .text(0x0020, 0x0032, "DS", "0\\0\\" + (from + apart * (number - 1)))
                            .text(0x0020, 0x0052, "UI", study + ".9")
                            .bytes());
        }
        return files;
    }
}
