package dev.consilium.dicom;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is kept beyond the profile that every output has. Each option is one of PS3.15 E.3 and is named in what is written.
 *
 * @param id how (0012,0063) names the policy: small letters, digits and hyphens, 32 at most
 * @param faces whether faces are blanked; what was written before there was a choice says nothing and keeps them
 */
public record DeidentificationPolicy(String id, Set<Option> retained, Faces faces) {

    /** What becomes of faces that a head in CT or MR shows. */
    public enum Faces {
        /** They stay, and nothing says otherwise. */
        KEEP,
        /** Blanked by geometry (PS3.15 E.3.2); what cannot be blanked is held back. */
        BLANK
    }

    /** Options of CID 7050 that a policy may choose. */
    public enum Option {
        /** Sex, size, weight and age, which is cut at 89 (PS3.15 E.3.7). */
        PATIENT_CHARACTERISTICS("113108", "Retain Patient Characteristics Option"),
        /** Makers and models, never what is of one device such as a serial number or a station name (PS3.15 E.3.8). */
        DEVICE_MODEL("113109", "Retain Device Identity Option"),
        /** Measured values of private blocks by creator and element (PS3.15 E.3.10). */
        SAFE_PRIVATE("113111", "Retain Safe Private Option");

        private final String code;
        private final String meaning;

        Option(String code, String meaning) {
            this.code = code;
            this.meaning = meaning;
        }

        public String code() {
            return code;
        }

        String meaning() {
            return meaning;
        }
    }

    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,32}");

    /** Keeps nothing more. */
    public static final DeidentificationPolicy ANNOTATION = new DeidentificationPolicy("annotation-1", Set.of());

    public DeidentificationPolicy {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("the id of a policy is of small letters, digits and hyphens");
        }
        faces = Objects.requireNonNullElse(faces, Faces.KEEP);
        retained = retained.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(retained));
    }

    /** Keeps faces. */
    public DeidentificationPolicy(String id, Set<Option> retained) {
        this(id, retained, Faces.KEEP);
    }

    boolean retains(Option option) {
        return retained.contains(option);
    }
}
