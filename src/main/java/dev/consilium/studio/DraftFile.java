package dev.consilium.studio;

import java.time.Instant;

/** A file of a draft as it stands. @param revision how often it was written, from 1; @param bytes as UTF-8 */
public record DraftFile(String name, int revision, int bytes, String changedBy, Instant changedAt) {

    /** What kind of part it is, by its ending. */
    public Part part() {
        return Part.of(name);
    }

    /** What a file is to a protocol. */
    public enum Part {
        DIAGRAM,
        TABLE,
        FORM,
        SCHEMA,
        GUIDELINE,
        OTHER;

        static Part of(String name) {
            if (name.equals("schema.json")) {
                return SCHEMA;
            }
            if (name.equals("guideline.md")) {
                return GUIDELINE;
            }
            return switch (name.substring(name.lastIndexOf('.') + 1)) {
                case "bpmn" -> DIAGRAM;
                case "dmn" -> TABLE;
                case "form" -> FORM;
                default -> OTHER;
            };
        }
    }
}
