package dev.consilium.workflow.protocol;

import java.util.function.BooleanSupplier;

/**
 * How fast a replay may go, who is told how far it is, and whether it is still wanted.
 *
 * @param workers cases side by side
 * @param wanted asked before each case
 */
public record ReplayPace(int workers, Told told, BooleanSupplier wanted) {

    static final ReplayPace WHOLE_MACHINE =
            new ReplayPace(Runtime.getRuntime().availableProcessors(), (ended, of) -> {}, () -> true);

    /** Who is told how far it is. */
    @FunctionalInterface
    public interface Told {
        void ended(int cases, int of);
    }

    /** A server goes on serving meanwhile, so half of its processors are left to it. */
    public static ReplayPace besideServer(Told told, BooleanSupplier wanted) {
        return new ReplayPace(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), told, wanted);
    }

    void goOn() {
        if (!wanted.getAsBoolean()) {
            throw new Cancelled();
        }
    }

    void tell(int cases, int of) {
        told.ended(cases, of);
    }

    /** Nobody wants it any more. */
    static final class Cancelled extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Cancelled() {
            super("cancelled", null, false, false);
        }
    }
}
