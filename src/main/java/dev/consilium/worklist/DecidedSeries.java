package dev.consilium.worklist;

import dev.consilium.common.Refusal;
import java.util.List;
import java.util.Locale;

/** What became of a decision on several series: each was decided on by itself. */
public record DecidedSeries(List<String> decided, List<Refused> refused) {

    /** It stands as it stood. */
    public record Refused(String series, String code, String sentence) {

        static Refused of(String series, Refusal refusal, Locale language) {
            return new Refused(series, refusal.code(), refusal.sentence(language));
        }
    }
}
