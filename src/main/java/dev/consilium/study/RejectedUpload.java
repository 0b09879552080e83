package dev.consilium.study;

/** Thrown while one file is looked at: it cannot be taken in, and the code says why. Never leaves the intake. */
class RejectedUpload extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;

    RejectedUpload(String code) {
        super(code, null, false, false);
        this.code = code;
    }

    String code() {
        return code;
    }
}
