package dev.consilium.imaging.mask;

/** What a voxel must be held by to belong to the combination of two masks. */
enum SetOperation {
    AND {
        @Override
        boolean keeps(boolean first, boolean second) {
            return first && second;
        }
    },
    OR {
        @Override
        boolean keeps(boolean first, boolean second) {
            return first || second;
        }
    },
    XOR {
        @Override
        boolean keeps(boolean first, boolean second) {
            return first != second;
        }
    },
    DIFFERENCE {
        @Override
        boolean keeps(boolean first, boolean second) {
            return first && !second;
        }
    };

    abstract boolean keeps(boolean first, boolean second);
}
