package dev.consilium.worklist;

import dev.consilium.identity.Actor;
import java.util.List;
import java.util.Optional;

/**
 * The readers of the demo, whom one person may have read in their stead. A bean of profile {@code demo} only: without it no page
 * offers them.
 */
public interface DemoReaders {

    /** Open cases of the demo this person has handed a reading in for; absent for whoever reads nothing there. */
    Optional<List<String>> readBy(Actor person);

    /** Whether others can be played on this case: an open one of the demo. */
    boolean playOn(String caseId);
}
