package dev.consilium.imaging;

/** Images that make no volume. The sentence tells why, and nothing of whose they are. */
public final class NoVolumeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String sentence;

    public NoVolumeException(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
