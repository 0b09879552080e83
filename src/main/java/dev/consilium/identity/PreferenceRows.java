package dev.consilium.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Columns of {@code person} that say how pages look. */
@Repository
class PreferenceRows {

    private final JdbcClient jdbc;

    PreferenceRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Preferences> of(String personId) {
        return jdbc.sql("select page_language, time_zone, color_scheme from person where id = :id")
                .param("id", personId)
                .query(PreferenceRows::preferences)
                .optional();
    }

    void save(String personId, Preferences chosen) {
        jdbc.sql("""
                update person set page_language = :language, time_zone = :zone, color_scheme = :scheme where id = :id""")
                .param("language", text(chosen.language(), Locale::toLanguageTag))
                .param("zone", text(chosen.zone(), ZoneId::getId))
                .param("scheme", text(chosen.scheme(), ColorScheme::code))
                .param("id", personId)
                .update();
    }

    private static <T> @Nullable String text(@Nullable T value, Function<T, String> name) {
        return value == null ? null : name.apply(value);
    }

    /** What a newer or older version knows and this one does not counts as not chosen. */
    private static Preferences preferences(ResultSet row, int number) throws SQLException {
        return new Preferences(
                known(row.getString("page_language"), Languages::find),
                known(row.getString("time_zone"), TimeZones::find),
                known(row.getString("color_scheme"), ColorScheme::find));
    }

    private static <T> @Nullable T known(@Nullable String text, Function<String, Optional<T>> find) {
        return text == null ? null : find.apply(text).orElse(null);
    }
}
