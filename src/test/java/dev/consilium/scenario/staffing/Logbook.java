package dev.consilium.scenario.staffing;

import dev.consilium.common.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What was done in one staffing, line by line without ids, and counted over all of them. */
final class Logbook {

    private final Cohort cohort;
    private final Map<String, Integer> tally;
    private final List<String> lines = new ArrayList<>();

    Logbook(Cohort cohort, Map<String, Integer> tally) {
        this.cohort = cohort;
        this.tally = tally;
    }

    List<String> lines() {
        return lines;
    }

    void say(String line) {
        lines.add(line);
    }

    void count(String what) {
        tally.merge(what, 1, Integer::sum);
    }

    /** @return false where it was refused */
    boolean attempt(String what, OpenItem item, Runnable act) {
        try {
            act.run();
            say(what + " " + described(item));
            count("done " + verb(what) + " " + item.form());
            return true;
        } catch (Refusal refused) {
            say(what + " " + described(item) + " refused " + refused.code());
            count("refused " + refused.code());
            return false;
        }
    }

    /** As {@link #attempt}, where nothing speaks against it. */
    void require(String what, OpenItem item, Runnable act) {
        try {
            act.run();
            say(what + " " + described(item));
        } catch (Refusal refused) {
            throw new AssertionError(what + " " + described(item) + " was refused: " + refused.code(), refused);
        }
    }

    private String described(OpenItem item) {
        return item.element() + " of " + cohort.name(item.caseId()) + ", held by "
                + cohort.name(String.valueOf(item.assignee()));
    }

    private static String verb(String what) {
        return what.split(" ")[0];
    }
}
