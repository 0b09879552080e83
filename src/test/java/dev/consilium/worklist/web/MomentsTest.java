package dev.consilium.worklist.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;

class MomentsTest {

    private static final Instant MOMENT = Instant.parse("2026-07-04T16:05:00Z");

    private final Moments moments = new Moments(messages());

    @AfterEach
    void nobodyReads() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void nameTheZoneOfWhoReads() {
        reads(Locale.ENGLISH, "UTC");
        assertThat(moments.text(MOMENT)).isEqualTo("4 Jul 2026, 16:05 UTC");
        reads(Locale.ENGLISH, "America/New_York");
        assertThat(moments.text(MOMENT)).isEqualTo("4 Jul 2026, 12:05 EDT");
    }

    @Test
    void areWrittenAsTheLanguageWritesThem() {
        reads(Locale.GERMAN, "Europe/Berlin");
        assertThat(moments.text(MOMENT)).isEqualTo("4. Juli 2026, 18:05 MESZ");
    }

    @Test
    void ofWholeDaysAreDaysWhereTheReaderIs() {
        Instant start = Instant.parse("2026-12-20T23:00:00Z");
        Instant end = Instant.parse("2026-12-23T23:00:00Z");
        reads(Locale.ENGLISH, "Europe/Berlin");
        assertThat(moments.from(start)).isEqualTo("21 Dec 2026");
        assertThat(moments.until(end)).isEqualTo("23 Dec 2026");
        reads(Locale.ENGLISH, "UTC");
        assertThat(moments.from(start)).isEqualTo("20 Dec 2026, 23:00 UTC");
        assertThat(moments.until(end)).isEqualTo("23 Dec 2026, 23:00 UTC");
    }

    /** On 6 September 2026 clocks in Santiago go from 24:00 to 1:00. */
    @Test
    void ofWholeDaysAreDaysWhereOneHasNoMidnight() {
        reads(Locale.ENGLISH, "America/Santiago");
        Instant firstHour = Instant.parse("2026-09-06T04:00:00Z");
        assertThat(moments.from(firstHour)).isEqualTo("6 Sep 2026");
        assertThat(moments.until(firstHour)).isEqualTo("5 Sep 2026");
    }

    private static void reads(Locale language, String zone) {
        LocaleContextHolder.setLocale(language);
        LocaleContextHolder.setTimeZone(TimeZone.getTimeZone(zone));
    }

    private static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }
}
