package dev.consilium.dicom;

/** What a hostile file may not exceed. Sizes in bytes. */
public record ReadLimits(int maxDepth, long maxElementLength, long maxInflatedLength, int maxElements) {

    public static final ReadLimits DEFAULT = new ReadLimits(64, 1L << 30, 1L << 31, 200_000);
}
