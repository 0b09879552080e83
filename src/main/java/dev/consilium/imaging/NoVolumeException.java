package dev.consilium.imaging;

/** Images that make no volume. The message tells why, and nothing of whose they are. */
public final class NoVolumeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NoVolumeException(String message) {
        super(message);
    }
}
