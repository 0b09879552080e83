package dev.consilium.identity;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How people want their pages to look. */
@Component
@Transactional
public class PagePreferences {

    private final PreferenceRows rows;

    PagePreferences(PreferenceRows rows) {
        this.rows = rows;
    }

    @Transactional(readOnly = true)
    public Preferences of(Actor person) {
        return rows.of(person.id()).orElse(Preferences.NONE);
    }

    /** @throws dev.consilium.common.Refusal UNPROCESSABLE {@code LANGUAGE_UNKNOWN}, {@code TIME_ZONE_UNKNOWN}, {@code COLOR_SCHEME_UNKNOWN} */
    public void choose(ChoosePreferencesCommand command, Actor owner) {
        rows.save(owner.id(), command.preferences());
    }
}
