package dev.consilium.worklist.web;

import dev.consilium.arbitration.FeedbackItems;
import dev.consilium.arbitration.LesionOutlines;
import dev.consilium.arbitration.OwnAgreement;
import dev.consilium.common.Page;
import dev.consilium.identity.CurrentActor;
import dev.consilium.worklist.FeedbackOutlines;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The caller's own feedback. */
@RestController
class FeedbackApi {

    record Months(List<OwnAgreement.Month> months) {}

    private final FeedbackItems feedback;
    private final OwnAgreement agreement;
    private final FeedbackOutlines outlines;
    private final CurrentActor current;

    FeedbackApi(FeedbackItems feedback, OwnAgreement agreement, FeedbackOutlines outlines, CurrentActor current) {
        this.feedback = feedback;
        this.agreement = agreement;
        this.outlines = outlines;
        this.current = current;
    }

    @GetMapping("/api/me/feedback")
    Page<FeedbackItems.FeedbackItem> feedback(@RequestParam(defaultValue = "1") int page) {
        return feedback.of(current.require().id(), page);
    }

    /** What the caller outlined in the case (reader 1) and what it came to (reader 0). */
    @GetMapping("/api/me/feedback/{id}/outlines")
    List<LesionOutlines> outlines(@PathVariable String id) {
        return outlines.of(id, current.require());
    }

    @GetMapping("/api/me/agreement")
    Months agreement() {
        return new Months(agreement.of(current.require().id()));
    }
}
