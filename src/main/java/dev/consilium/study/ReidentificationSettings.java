package dev.consilium.study;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether the way back to patients is kept, and who may read it.
 *
 * @param kept off unless set: then nobody can ever look anybody up
 * @param url of the database, where it is not the one of the application's address
 * @param username of the role that owns the table; needed on PostgreSQL, another than the application's
 * @param shown how long after its approval a look-up can be seen
 * @param open how long a request waits for its approval
 */
@ConfigurationProperties("consilium.reidentification")
public record ReidentificationSettings(
        @DefaultValue("false") boolean kept,
        @Nullable String url,
        @Nullable String username,
        @Nullable String password,
        @DefaultValue("15m") Duration shown,
        @DefaultValue("7d") Duration open) {

    @Override
    public String toString() {
        return "ReidentificationSettings[kept=" + kept + "]";
    }
}
