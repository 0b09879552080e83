package dev.consilium.dicom;

import java.util.List;
import java.util.Optional;

/** A DICOM data set in ascending tag order, with the transfer syntax it was read in or is to be written in. */
public interface Dataset {

    /** Transfer Syntax UID. */
    String transferSyntax();

    boolean contains(int tag);

    boolean isEmpty();

    /** First value as text, trimmed of padding; empty where absent or empty. */
    Optional<String> text(int tag);

    /** All values as text. */
    List<String> texts(int tag);

    /** First value as a number (IS, US, SS, UL, SL, ...). */
    Optional<Integer> integer(int tag);

    /** All values as numbers (DS, FD, FL, IS, ...); values that are not numbers raise {@code MALFORMED}. */
    List<Double> numbers(int tag);

    /** Items of a sequence; empty where absent. */
    List<Dataset> items(int tag);

    /** Number of frames: Number of Frames (0028,0008), or 1 where there is Pixel Data, else 0. */
    int frames();
}
