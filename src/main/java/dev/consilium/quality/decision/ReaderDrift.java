package dev.consilium.quality.decision;

/** Whose error rate has moved lately; nobody's until something watches for it. */
@FunctionalInterface
public interface ReaderDrift {

    boolean drifting(String reader);

    static ReaderDrift noneKnown() {
        return reader -> false;
    }
}
