package dev.consilium.study.web;

import dev.consilium.dicom.Tag;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What became of objects that were sent to be stored (PS3.18 10.5.3, I.2). */
final class StoreAnswer {

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
        Attributes answer = new Attributes().with(Tag.RetrieveURL, "UR");
        add(
                answer,
                Tag.ReferencedSOPSequence,
                stored.stream().map(StoreAnswer::stored).toList());
        add(
                answer,
                Tag.FailedSOPSequence,
                failed.stream()
                        .filter(SentObject::named)
                        .map(one -> reference(one).with(Tag.FailureReason, "US", one.failureReason()))
                        .toList());
        add(
                answer,
                Tag.OtherFailuresSequence,
                failed.stream()
                        .filter(one -> !one.named())
                        .map(one -> new Attributes().with(Tag.FailureReason, "US", one.failureReason()))
                        .toList());
        return answer.json();
    }

    private static void add(Attributes answer, int tag, List<Attributes> items) {
        if (!items.isEmpty()) {
            answer.items(tag, items);
        }
    }

    private static Attributes stored(SentObject one) {
        return reference(one).with(Tag.RetrieveURL, "UR");
    }

    private static Attributes reference(SentObject one) {
        return new Attributes()
                .with(Tag.ReferencedSOPClassUID, "UI", some(one.sopClass()))
                .with(Tag.ReferencedSOPInstanceUID, "UI", some(one.sopInstance()));
    }

    private static Object[] some(@Nullable String uid) {
        return uid == null ? new Object[0] : new Object[] {uid};
    }
}
