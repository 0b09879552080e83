package dev.consilium.dicom;

/**
 * A rectangle of pixels of one frame.
 *
 * @param x column of the upper left pixel, from 0
 * @param y row of the upper left pixel, from 0
 * @param width in pixels, at least 1
 * @param height in pixels, at least 1
 */
public record PixelRegion(int x, int y, int width, int height) {

    public PixelRegion {
        if (x < 0 || y < 0 || width < 1 || height < 1) {
            throw new IllegalArgumentException("a region starts in the image and has a width and a height");
        }
    }

    /** Whether all of it lies in an image of this size. */
    public boolean within(int rows, int columns) {
        return (long) x + width <= columns && (long) y + height <= rows;
    }
}
