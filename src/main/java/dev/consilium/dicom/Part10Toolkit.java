package dev.consilium.dicom;

import java.io.InputStream;
import java.io.OutputStream;

/** The built-in adapter of the port. */
public final class Part10Toolkit implements DicomToolkit {

    @Override
    public Dataset read(InputStream in, ReadLimits limits) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Dataset readHeader(InputStream in, ReadLimits limits) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void write(Dataset dataset, OutputStream out) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Frame decode(Dataset dataset, int frame) {
        throw new UnsupportedOperationException();
    }
}
