package dev.consilium.worklist;

import dev.consilium.annotation.Label;
import dev.consilium.arbitration.FeedbackItems;
import dev.consilium.arbitration.LesionDrawing;
import dev.consilium.arbitration.LesionOutlines;
import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** What a reader outlined in a closed case, and what the case came to; nothing of the other readers. */
@Component
public class FeedbackOutlines {

    private static final int OWN = 1;

    private final FeedbackItems feedback;
    private final CaseFile files;
    private final LesionDrawing drawing;

    FeedbackOutlines(FeedbackItems feedback, CaseFile files, LesionDrawing drawing) {
        this.feedback = feedback;
        this.files = files;
        this.drawing = drawing;
    }

    /** @throws Refusal NOT_FOUND also for the feedback of somebody else */
    public List<LesionOutlines> of(String id, Actor reader) {
        FeedbackItems.FeedbackItem item = feedback.open(id, reader.id());
        return drawing.of(item.caseId(), drawn(files.of(item.caseId(), reader)));
    }

    /** By number: the reader's own reading is 1, what the case came to is {@link LesionDrawing#TRUTH}. */
    public static SortedMap<Integer, List<Label>> drawn(CaseView view) {
        SortedMap<Integer, List<Label>> drawn = new TreeMap<>();
        view.readings().stream()
                .filter(reading -> reading.mine() && reading.setAsideAt() == null)
                .forEach(reading -> drawn.put(OWN, reading.labels()));
        if (view.groundTruth() != null) {
            drawn.put(LesionDrawing.TRUTH, view.groundTruth().labels());
        }
        return drawn;
    }
}
