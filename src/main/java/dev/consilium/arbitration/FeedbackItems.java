package dev.consilium.arbitration;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Feedback to readers who differed from the ground truth. */
@Component
public class FeedbackItems {

    /** One item per reader who differed; idempotent. @return how many items the case has now */
    public int give(String caseId) {
        throw new UnsupportedOperationException();
    }

    public List<FeedbackItem> of(String readerId) {
        throw new UnsupportedOperationException();
    }

    /** @param given value the reader gave; @param truth value of the ground truth */
    public record FeedbackItem(
            String id, String caseId, String readerId, String given, String truth, Instant createdAt) {}
}
