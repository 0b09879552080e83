package dev.consilium.dicom;

/** Elements and time that one reading has left of its limits. */
final class ReadBudget {

    /** The clock costs more than a small element. */
    private static final int ELEMENTS_A_LOOK = 1 << 8;

    private final ReadLimits limits;
    private final long start = System.nanoTime();
    private int elements;

    ReadBudget(ReadLimits limits) {
        this.limits = limits;
    }

    void countElement() {
        elements++;
        if (elements > limits.maxElements()) {
            throw DicomException.limit("The object has more elements than may be read.");
        }
        if (elements % ELEMENTS_A_LOOK == 0
                && System.nanoTime() - start > limits.maxTime().toNanos()) {
            throw DicomException.limit("The object takes longer to read than it may.");
        }
    }
}
