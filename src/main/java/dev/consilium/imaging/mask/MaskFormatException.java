package dev.consilium.imaging.mask;

/** Bytes or runs that are no canonical mask; the message is a sentence without any content. */
public class MaskFormatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MaskFormatException(String sentence) {
        super(sentence);
    }
}
