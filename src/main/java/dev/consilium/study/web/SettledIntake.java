package dev.consilium.study.web;

import dev.consilium.common.Refusal;
import dev.consilium.study.IntakeView;
import dev.consilium.study.StudyIntake;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.stereotype.Component;

/** Waits, at most a minute, until every series of an intake is accepted or in quarantine. */
@Component
class SettledIntake {

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final long PAUSE_MILLIS = 200;

    private final StudyIntake intake;

    SettledIntake(StudyIntake intake) {
        this.intake = intake;
    }

    /** @param wait such as {@code 60s}; null does not wait. @throws Refusal {@code WAIT_INVALID} */
    static Duration duration(@Nullable String wait) {
        if (wait == null) {
            return Duration.ZERO;
        }
        try {
            Duration asked = DurationStyle.SIMPLE.parse(wait);
            return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw Refusal.invalid("WAIT_INVALID", "wait is a time such as 30s, at most 60s.");
        }
    }

    IntakeView await(String intakeId, Duration longest) {
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
