package dev.consilium.dicom;

/** Turns words of big endian streams round. */
final class ByteOrders {

    private ByteOrders() {}

    /** In place; bytes after the last whole word stay. */
    static void swap(byte[] value, int width) {
        for (int start = 0; start + width <= value.length; start += width) {
            for (int low = start, high = start + width - 1; low < high; low++, high--) {
                byte kept = value[low];
                value[low] = value[high];
                value[high] = kept;
            }
        }
    }
}
