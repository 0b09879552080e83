package dev.consilium.cli;

import dev.consilium.study.IntakeView;
import dev.consilium.study.StudyIntake;
import java.time.Duration;

/** Waits while the jobs of the intake's diagram run on other threads of this process, or on other nodes. */
final class Settling {

    private static final long PAUSE_MILLIS = 200;

    private Settling() {}

    /** @return the intake as it stands when it is settled or the time is over */
    static IntakeView await(StudyIntake intake, String intakeId, Duration longest) {
        long until = System.nanoTime() + longest.toNanos();
        IntakeView view = intake.view(intakeId);
        while (!view.settled() && System.nanoTime() < until && pause()) {
            view = intake.view(intakeId);
        }
        return view;
    }

    private static boolean pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
