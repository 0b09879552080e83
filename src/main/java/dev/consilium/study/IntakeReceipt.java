package dev.consilium.study;

import java.util.List;

/**
 * What whoever sent files is told at once, and nobody later: the names of those that were refused are not kept, since a name may tell who
 * the patient is.
 *
 * @param rejected with their names; none where the same upload was received before
 */
public record IntakeReceipt(String intakeId, List<IntakeView.RejectedFile> rejected) {

    static IntakeReceipt before(String intakeId) {
        return new IntakeReceipt(intakeId, List.of());
    }

    static IntakeReceipt of(String intakeId, List<Rejection> rejected) {
        return new IntakeReceipt(
                intakeId,
                rejected.stream()
                        .map(one -> new IntakeView.RejectedFile(one.part(), one.entry(), one.file(), one.code()))
                        .toList());
    }

    /** The same intake with the names of this receipt. */
    public IntakeView named(IntakeView view) {
        return rejected.isEmpty()
                ? view
                : new IntakeView(view.id(), view.projectId(), view.settled(), view.series(), rejected);
    }
}
