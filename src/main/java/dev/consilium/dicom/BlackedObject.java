package dev.consilium.dicom;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.IntFunction;

/** A de-identified object with regions of its frames blacked. The frames are made while they are written, so that they are never all in memory. */
public final class BlackedObject {

    private final Dataset sealed;
    private final DataElements around;
    private final IntFunction<List<PixelRegion>> regions;
    private final DicomToolkit toolkit;
    private final long most;

    BlackedObject(
            Dataset sealed,
            DataElements around,
            IntFunction<List<PixelRegion>> regions,
            DicomToolkit toolkit,
            long most) {
        this.sealed = sealed;
        this.around = around;
        this.regions = regions;
        this.toolkit = toolkit;
        this.most = most;
    }

    /** What is said of it, without its pixels. */
    public Dataset described() {
        return around;
    }

    /**
     * As a Part 10 file.
     *
     * @throws DicomException {@code REGION_OUTSIDE}, and as decoding does; what is written then is not whole
     */
    public void write(OutputStream out) throws IOException {
        NativeObject.write(
                sealed,
                around,
                frame -> PixelBlacking.of(toolkit.decode(sealed, frame), regions.apply(frame)),
                most,
                out);
    }
}
