package dev.consilium.platform;

import dev.consilium.identity.Languages;
import dev.consilium.identity.PageReader;
import dev.consilium.identity.TimeZones;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.TimeZoneAwareLocaleContext;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.i18n.AbstractLocaleContextResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.springframework.web.util.WebUtils;

/**
 * Language and time zone of a request: what its reader chose, else what the browser says. A browser sends no time zone by itself;
 * the script of every page keeps it in a cookie. Until it is known times are in UTC, and say so.
 */
@Component("localeResolver")
final class ReaderLocale extends AbstractLocaleContextResolver {

    static final String ZONE_COOKIE = "zone";

    private final PageReader reader;
    private final AcceptHeaderLocaleResolver browser = new AcceptHeaderLocaleResolver();

    ReaderLocale(PageReader reader) {
        this.reader = reader;
        browser.setSupportedLocales(Languages.SHIPPED);
        browser.setDefaultLocale(Languages.SHIPPED.get(0));
    }

    /** Asked of the database only if a page asks for it. */
    @Override
    public LocaleContext resolveLocaleContext(HttpServletRequest request) {
        return new TimeZoneAwareLocaleContext() {
            @Override
            public Locale getLocale() {
                Locale chosen = reader.preferences().language();
                return chosen == null ? browser.resolveLocale(request) : chosen;
            }

            @Override
            public TimeZone getTimeZone() {
                ZoneId chosen = reader.preferences().zone();
                return TimeZone.getTimeZone(chosen == null ? zoneOfBrowser(request) : chosen);
            }
        };
    }

    private static ZoneId zoneOfBrowser(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, ZONE_COOKIE);
        return TimeZones.find(cookie == null ? null : cookie.getValue()).orElse(ZoneOffset.UTC);
    }

    @Override
    public void setLocaleContext(
            HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable LocaleContext context) {
        throw new UnsupportedOperationException("People choose on the page of their account.");
    }
}
