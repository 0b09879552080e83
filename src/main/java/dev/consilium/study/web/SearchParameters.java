package dev.consilium.study.web;

import dev.consilium.common.Refusal;
import dev.consilium.study.SeriesSearch.Criteria;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.MultiValueMap;

/** What a search asks for (PS3.18 8.3.4): attributes by keyword or tag, a value or a list of UIDs each, and which of the results. */
final class SearchParameters {

    static final String STUDY = "StudyInstanceUID";
    static final String SERIES = "SeriesInstanceUID";
    static final String INSTANCE = "SOPInstanceUID";
    static final String MODALITY = "Modality";
    static final String MODALITIES = "ModalitiesInStudy";

    private static final Map<String, String> BY_TAG = Map.of(
            "0020000D", STUDY,
            "0020000E", SERIES,
            "00080018", INSTANCE,
            "00080060", MODALITY,
            "00080061", MODALITIES);
    private static final Pattern CODE = Pattern.compile("[A-Z0-9_]{1,16}");
    private static final String LIMIT = "limit";
    private static final String OFFSET = "offset";
    /** What is there to be returned is returned. */
    private static final String INCLUDE = "includefield";

    /** Clients send it with every search; names are not matched at all, so there is nothing to be fuzzy about. */
    private static final String FUZZY = "fuzzymatching";

    private static final int USUAL = 100;
    private static final int MOST = 1_000;
    private static final int FURTHEST = 10_000;

    private final Map<String, Set<String>> values = new HashMap<>();
    private int limit = USUAL;
    private int offset;

    /** @param known keywords that may be matched here. @throws Refusal {@code SEARCH_PARAMETER_UNKNOWN}, {@code SEARCH_PARAMETER_INVALID} */
    static SearchParameters of(MultiValueMap<String, String> sent, String... known) {
        SearchParameters parameters = new SearchParameters();
        sent.forEach((name, given) -> parameters.take(name, given, Set.of(known)));
        return parameters;
    }

    private void take(String sent, List<String> given, Set<String> known) {
        String name = BY_TAG.getOrDefault(sent, sent);
        if (name.equals(INCLUDE) || name.equals(FUZZY)) {
            return;
        }
        boolean paging = name.equals(LIMIT) || name.equals(OFFSET);
        if (!paging && !known.contains(name)) {
            throw Refusal.invalid(
                    "SEARCH_PARAMETER_UNKNOWN",
                    "This search does not know one of its parameters; it knows "
                            + Stream.concat(known.stream(), Stream.of(LIMIT, OFFSET))
                                    .sorted()
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
        if (given.size() != 1) {
            throw invalid(name + " is given once.");
        }
        if (name.equals(LIMIT)) {
            limit = number(name, given.get(0), 1, MOST);
        } else if (name.equals(OFFSET)) {
            offset = number(name, given.get(0), 0, FURTHEST);
        } else {
            values.put(name, matched(name, given.get(0)));
        }
    }

    private static int number(String name, String given, int least, int most) {
        if (!given.matches("[0-9]{1,5}") || Integer.parseInt(given) < least || Integer.parseInt(given) > most) {
            throw invalid(name + " is a number from " + least + " to " + most + ".");
        }
        return Integer.parseInt(given);
    }

    private static Set<String> matched(String name, String given) {
        boolean code = name.equals(MODALITY) || name.equals(MODALITIES);
        Set<String> found = Stream.of(given.split("[,\\\\]")).collect(Collectors.toSet());
        if (found.isEmpty()
                || !found.stream()
                        .allMatch(
                                one -> (code ? CODE : DicomWeb.UID).matcher(one).matches())) {
            throw invalid(name + (code ? " is a code such as CT." : " is one UID or several, separated by commas."));
        }
        return found;
    }

    private static Refusal invalid(String sentence) {
        return Refusal.invalid("SEARCH_PARAMETER_INVALID", sentence);
    }

    Set<String> of(String keyword) {
        return values.getOrDefault(keyword, Set.of());
    }

    /** Everything but instances. */
    Criteria criteria() {
        Set<String> modality = of(MODALITY);
        return new Criteria(of(STUDY), of(SERIES), modality.isEmpty() ? of(MODALITIES) : modality);
    }

    int limit() {
        return limit;
    }

    int offset() {
        return offset;
    }
}
