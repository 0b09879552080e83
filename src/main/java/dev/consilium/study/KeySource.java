package dev.consilium.study;

import dev.consilium.common.Refusal;
import java.util.Optional;

/** Where the secrets of projects are kept, outside the database. */
interface KeySource {

    /** Bytes of every secret. */
    int LENGTH = 32;

    /** @param projectId letters, digits and hyphens. @throws Refusal UNAVAILABLE {@code PROJECT_KEY_INVALID} */
    Optional<byte[]> find(String projectId);

    /**
     * A new secret, for a project that has used none. Where several ask at once, all get the same.
     *
     * @throws Refusal UNAVAILABLE {@code PROJECT_KEY_NOT_PROVIDED} where only an operator makes secrets
     */
    byte[] create(String projectId);

    static Refusal invalid() {
        return new Refusal(
                Refusal.Kind.UNAVAILABLE,
                "PROJECT_KEY_INVALID",
                "The project's pseudonymisation key is not 32 bytes; restore it as it was.");
    }

    static Refusal notProvided() {
        return new Refusal(
                Refusal.Kind.UNAVAILABLE,
                "PROJECT_KEY_NOT_PROVIDED",
                "This project has no pseudonymisation key yet and the application may make none; the operator has to provide one.");
    }
}
