package dev.consilium.study;

import dev.consilium.common.Ids;
import dev.consilium.common.PrivateFiles;
import dev.consilium.common.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * The pseudonymisation secret of each project: 32 random bytes in a file outside the database. Never made anew for a project that has
 * used one, since other pseudonyms would tear its patients apart.
 */
@Component
class ProjectKeys {

    private static final int LENGTH = 32;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,36}");

    private final Path root;
    private final SecureRandom random = new SecureRandom();

    ProjectKeys(StudySettings settings) {
        this.root = settings.keys();
    }

    /** @param used whether the project has de-identified anything; then a missing key is refused as {@code PROJECT_KEY_MISSING} */
    byte[] of(String projectId, boolean used) {
        if (!ID.matcher(projectId).matches()) {
            throw Refusal.notFound("project");
        }
        Path file = root.resolve(projectId + ".key");
        try {
            if (!Files.exists(file)) {
                refuseIf(used);
                create(file);
            }
            byte[] key = Files.readAllBytes(file);
            if (key.length != LENGTH) {
                throw new IllegalStateException("the project's key file is damaged");
            }
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void refuseIf(boolean used) {
        if (used) {
            throw new Refusal(
                    Refusal.Kind.UNAVAILABLE,
                    "PROJECT_KEY_MISSING",
                    "The project's pseudonymisation key is gone; restore it from the backup of the key directory.");
        }
    }

    /** A hard link appears whole or not at all and never replaces: two nodes end up with one key. */
    private void create(Path file) throws IOException {
        PrivateFiles.directory(root);
        byte[] key = new byte[LENGTH];
        random.nextBytes(key);
        Path temporary = root.resolve(Ids.random() + ".part");
        PrivateFiles.write(temporary, out -> out.write(key));
        try {
            Files.createLink(file, temporary);
            PrivateFiles.force(root);
        } catch (FileAlreadyExistsException otherNodeWasFirst) {
            // Theirs counts.
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
