package dev.consilium.study.web;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What became of objects that were sent to be stored (PS3.18 10.5.3, I.2). */
final class StoreAnswer {

    private static final int REFERENCED_CLASS = 0x00081150;
    private static final int REFERENCED_INSTANCE = 0x00081155;
    private static final int FAILURE_REASON = 0x00081197;
    private static final int FAILED_SEQUENCE = 0x00081198;
    private static final int REFERENCED_SEQUENCE = 0x00081199;
    private static final int OTHER_FAILURES_SEQUENCE = 0x0008119A;

    private final List<SentObject> stored;
    private final List<SentObject> failed;

    StoreAnswer(List<SentObject> sent) {
        this.stored = sent.stream().filter(one -> one.code() == null).toList();
        this.failed = sent.stream().filter(one -> one.code() != null).toList();
    }

    HttpStatus status() {
        if (failed.isEmpty()) {
            return HttpStatus.OK;
        }
        return stored.isEmpty() ? HttpStatus.CONFLICT : HttpStatus.ACCEPTED;
    }

    /** Retrieve URLs are empty: under which UIDs objects can be retrieved is known only once they are de-identified. */
    SortedMap<String, Map<String, Object>> body() {
        Attributes answer = new Attributes().with(Attributes.RETRIEVE_URL, "UR");
        add(
                answer,
                REFERENCED_SEQUENCE,
                stored.stream().map(StoreAnswer::stored).toList());
        add(
                answer,
                FAILED_SEQUENCE,
                failed.stream()
                        .filter(SentObject::named)
                        .map(one -> reference(one).with(FAILURE_REASON, "US", one.failureReason()))
                        .toList());
        add(
                answer,
                OTHER_FAILURES_SEQUENCE,
                failed.stream()
                        .filter(one -> !one.named())
                        .map(one -> new Attributes().with(FAILURE_REASON, "US", one.failureReason()))
                        .toList());
        return answer.json();
    }

    private static void add(Attributes answer, int tag, List<Attributes> items) {
        if (!items.isEmpty()) {
            answer.items(tag, items);
        }
    }

    private static Attributes stored(SentObject one) {
        return reference(one).with(Attributes.RETRIEVE_URL, "UR");
    }

    private static Attributes reference(SentObject one) {
        return new Attributes()
                .with(REFERENCED_CLASS, "UI", some(one.sopClass()))
                .with(REFERENCED_INSTANCE, "UI", some(one.sopInstance()));
    }

    private static Object[] some(@Nullable String uid) {
        return uid == null ? new Object[0] : new Object[] {uid};
    }
}
