package dev.consilium.workflow.variable;

import java.util.Arrays;
import java.util.Optional;

/** Messages the product sends to diagrams. */
public enum Message {
    STUDY_RECEIVED("Msg_StudyReceived"),
    STAFF_AVAILABLE("Msg_StaffAvailable"),
    ABSENCE_RECORDED("Msg_AbsenceRecorded"),
    ABSENCE_ENDED("Msg_AbsenceEnded"),
    CASE_WITHDRAWN("Msg_CaseWithdrawn");

    private final String messageName;

    Message(String messageName) {
        this.messageName = messageName;
    }

    public String messageName() {
        return messageName;
    }

    public static Optional<Message> named(String name) {
        return Arrays.stream(values())
                .filter(message -> message.messageName.equals(name))
                .findFirst();
    }
}
