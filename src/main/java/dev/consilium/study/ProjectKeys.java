package dev.consilium.study;

import dev.consilium.common.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * The pseudonymisation secret of each project. Never made anew for a project that has used one, and never another one than that, since other
 * pseudonyms would tear its patients apart.
 */
@Component
class ProjectKeys {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,36}");

    private final KeySource source;
    private final KeyChecks checks;

    ProjectKeys(KeySource source, KeyChecks checks) {
        this.source = source;
        this.checks = checks;
    }

    /**
     * @param used whether the project has de-identified anything
     * @throws Refusal UNAVAILABLE {@code PROJECT_KEY_MISSING}, {@code PROJECT_KEY_CHANGED}, and as {@link KeySource}
     */
    byte[] of(String projectId, boolean used) {
        if (!ID.matcher(projectId).matches()) {
            throw Refusal.notFound("project");
        }
        String known = checks.find(projectId).orElse(null);
        byte[] key = source.find(projectId).orElseGet(() -> {
            refuseIf(used || known != null);
            return source.create(projectId);
        });
        String value = check(key);
        requireSame(known == null ? checks.keep(projectId, value) : known, value);
        return key;
    }

    private static String check(byte[] key) {
        return HexFormat.of().formatHex(KeyDerivation.of(key, "key-check", "consilium"));
    }

    private static void refuseIf(boolean used) {
        if (used) {
            throw new Refusal(
                    Refusal.Kind.UNAVAILABLE,
                    "PROJECT_KEY_MISSING",
                    "The project's pseudonymisation key is gone; restore it from the backup of the keys.");
        }
    }

    private static void requireSame(String known, String value) {
        if (!MessageDigest.isEqual(
                known.getBytes(StandardCharsets.US_ASCII), value.getBytes(StandardCharsets.US_ASCII))) {
            throw new Refusal(
                    Refusal.Kind.UNAVAILABLE,
                    "PROJECT_KEY_CHANGED",
                    "The project's pseudonymisation key is another one than it has used; restore that from the backup of the keys.");
        }
    }
}
