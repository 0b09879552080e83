package dev.consilium.imaging.maskfile;

import java.nio.ByteBuffer;

/** How a voxel stands in a NIfTI-1 file (nifti1.h, datatype): real numbers, not colours, pairs or single bits. */
enum NiftiVoxels {
    UINT8(2, 8) {
        @Override
        double next(ByteBuffer in) {
            return in.get() & 0xFF;
        }
    },
    INT16(4, 16) {
        @Override
        double next(ByteBuffer in) {
            return in.getShort();
        }
    },
    INT32(8, 32) {
        @Override
        double next(ByteBuffer in) {
            return in.getInt();
        }
    },
    FLOAT32(16, 32) {
        @Override
        double next(ByteBuffer in) {
            return in.getFloat();
        }
    },
    FLOAT64(64, 64) {
        @Override
        double next(ByteBuffer in) {
            return in.getDouble();
        }
    },
    INT8(256, 8) {
        @Override
        double next(ByteBuffer in) {
            return in.get();
        }
    },
    UINT16(512, 16) {
        @Override
        double next(ByteBuffer in) {
            return in.getShort() & 0xFFFF;
        }
    },
    UINT32(768, 32) {
        @Override
        double next(ByteBuffer in) {
            return Integer.toUnsignedLong(in.getInt());
        }
    },
    INT64(1024, 64) {
        @Override
        double next(ByteBuffer in) {
            return in.getLong();
        }
    },
    UINT64(1280, 64) {
        @Override
        double next(ByteBuffer in) {
            long value = in.getLong();
            return value >= 0 ? value : Math.scalb((double) (value >>> 1), 1);
        }
    };

    private final int datatype;
    private final int bits;

    NiftiVoxels(int datatype, int bits) {
        this.datatype = datatype;
        this.bits = bits;
    }

    static NiftiVoxels of(int datatype) {
        for (NiftiVoxels voxels : values()) {
            if (voxels.datatype == datatype) {
                return voxels;
            }
        }
        throw MaskFileException.unsupported(
                "The NIfTI file holds no real numbers (data type " + datatype + "): save the labels as integers.");
    }

    int bits() {
        return bits;
    }

    int bytes() {
        return bits / Byte.SIZE;
    }

    /** Exact up to 2^53, which no label is beyond. */
    abstract double next(ByteBuffer in);
}
