package dev.consilium.imaging.maskfile;

/**
 * What a file of masks may not exceed, whatever it claims.
 *
 * @param fileBytes of the file as it lies there
 * @param voxels of one grid
 * @param segments different values or segments
 * @param runs stretches of foreground of all segments together: an image taken for a mask has far too many
 */
public record MaskFileLimits(long fileBytes, long voxels, int segments, long runs) {

    /** 2 GiB, 2^29 voxels (2048 slices of 512 x 512), 4096 segments, 2^24 runs. */
    public static final MaskFileLimits DEFAULT = new MaskFileLimits(1L << 31, 1L << 29, 1 << 12, 1L << 24);

    public MaskFileLimits {
        if (fileBytes < 1 || voxels < 1 || segments < 1 || runs < 1) {
            throw new IllegalArgumentException("limits are positive");
        }
    }

    void requireVoxels(long slices, long rows, long columns) {
        if (slices < 1 || rows < 1 || columns < 1) {
            throw MaskFileException.invalid("The file claims a grid without voxels.");
        }
        if (slices > voxels || rows > voxels / slices || columns > voxels / slices / rows) {
            throw MaskFileException.tooLarge("The file claims more than " + voxels + " voxels: crop the mask.");
        }
    }
}
