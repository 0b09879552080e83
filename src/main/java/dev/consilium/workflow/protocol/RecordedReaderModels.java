package dev.consilium.workflow.protocol;

import dev.consilium.annotation.LabelSchema;
import dev.consilium.arbitration.consensus.ReaderModels;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** In a replay: nothing is known of anybody, as in a new project, or what the other recorded cases tell. */
@Component
@Profile("replay")
class RecordedReaderModels implements ReaderModels {

    private static final String RECORDED = "recorded";

    private final Map<String, Integer> cases = new ConcurrentHashMap<>();
    private volatile @Nullable RecordedReaders readers;
    private volatile Map<String, String> people = Map.of();

    /** @param recorded null for a project that is new; @param people the rater as recorded to the id of the person */
    void know(@Nullable RecordedReaders recorded, Map<String, String> people) {
        this.readers = recorded;
        this.people = Map.copyOf(people);
    }

    /** Which of the recorded cases this is. */
    void assign(String caseId, int index) {
        cases.put(caseId, index);
    }

    @Override
    public Known of(String projectId, String caseId, LabelSchema schema) {
        RecordedReaders known = readers;
        Integer index = cases.get(caseId);
        return known == null || index == null
                ? Known.NOTHING
                : new Known(known.of(index).renamed(people), RECORDED);
    }

    @Override
    public boolean calibrated(String projectId, LabelSchema schema) {
        RecordedReaders known = readers;
        return known != null && known.calibrated();
    }
}
