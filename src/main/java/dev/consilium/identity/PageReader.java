package dev.consilium.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Whoever reads the page of this request, and how they want it to look; looked up once a request. */
@Component("pageReader")
@Scope(scopeName = "request", proxyMode = ScopedProxyMode.TARGET_CLASS)
public class PageReader {

    private final PagePreferences chosen;
    private @Nullable Preferences preferences;

    PageReader(PagePreferences chosen) {
        this.chosen = chosen;
    }

    /** {@link Preferences#NONE} where nobody is signed in. */
    public Preferences preferences() {
        Preferences known = preferences;
        if (known == null) {
            known = lookUp();
            preferences = known;
        }
        return known;
    }

    private Preferences lookUp() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedInPerson signedIn
                ? chosen.of(Actor.person(signedIn.person().id()))
                : Preferences.NONE;
    }
}
