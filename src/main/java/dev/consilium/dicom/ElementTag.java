package dev.consilium.dicom;

/** Tags that only this module names, beside those of {@link Tag}. */
final class ElementTag {

    static final int MEDIA_STORAGE_SOP_CLASS_UID = 0x00020002;
    static final int MEDIA_STORAGE_SOP_INSTANCE_UID = 0x00020003;
    static final int SPECIFIC_CHARACTER_SET = 0x00080005;
    static final int AVAILABLE_TRANSFER_SYNTAX_UID = 0x00083002;
    static final int PLANAR_CONFIGURATION = 0x00280006;
    static final int SMALLEST_PIXEL_VALUE = 0x00280106;
    static final int LARGEST_PIXEL_VALUE = 0x00280107;
    static final int PIXEL_PADDING_VALUE = 0x00280120;
    static final int PIXEL_PADDING_LIMIT = 0x00280121;
    static final int RED_PALETTE_DESCRIPTOR = 0x00281101;
    static final int PALETTE_UID = 0x00281199;
    static final int RED_PALETTE_DATA = 0x00281201;
    static final int RED_PALETTE_SEGMENTS = 0x00281221;
    static final int EXTENDED_OFFSET_TABLE = 0x7FE00001;
    static final int EXTENDED_OFFSET_TABLE_LENGTHS = 0x7FE00002;
    static final int FLOAT_PIXEL_DATA = 0x7FE00008;
    static final int DOUBLE_FLOAT_PIXEL_DATA = 0x7FE00009;
    static final int ITEM = 0xFFFEE000;
    static final int ITEM_END = 0xFFFEE00D;
    static final int SEQUENCE_END = 0xFFFEE0DD;

    private ElementTag() {}
}
