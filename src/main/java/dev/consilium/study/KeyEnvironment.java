package dev.consilium.study;

import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.springframework.core.env.PropertyResolver;

/**
 * {@code CONSILIUM_PROJECT_KEY_<PROJECT ID>}, the id in capitals with underscores for hyphens, in Base64: an environment variable, or a file
 * of that name below a {@code configtree:} import. Never makes one.
 */
final class KeyEnvironment implements KeySource {

    private static final String PREFIX = "CONSILIUM_PROJECT_KEY_";

    private final PropertyResolver environment;

    KeyEnvironment(PropertyResolver environment) {
        this.environment = environment;
    }

    @Override
    public Optional<byte[]> find(String projectId) {
        String name = PREFIX + projectId.toUpperCase(Locale.ROOT).replace('-', '_');
        return Optional.ofNullable(environment.getProperty(name)).map(KeyEnvironment::decoded);
    }

    @Override
    public byte[] create(String projectId) {
        throw KeySource.notProvided();
    }

    private static byte[] decoded(String text) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException notBase64) {
            throw KeySource.invalid();
        }
        if (key.length != LENGTH) {
            throw KeySource.invalid();
        }
        return key;
    }
}
