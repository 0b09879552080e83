package dev.consilium.peer;

import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.Deidentifier;
import dev.consilium.dicom.DicomException;
import dev.consilium.dicom.DicomToolkit;
import dev.consilium.dicom.DicomToolkits;
import dev.consilium.dicom.ReadLimits;
import dev.consilium.dicom.SampleObjects.Known;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;

/** Sample objects as we write them. */
enum Written {
    AS_READ {
        @Override
        Dataset changed(Dataset read) {
            return read;
        }
    },
    DEIDENTIFIED {
        @Override
        Dataset changed(Dataset read) {
            return DEIDENTIFIER.deidentify(read).dataset();
        }
    };

    static final DicomToolkit TOOLKIT = DicomToolkits.present();

    private static final Deidentifier DEIDENTIFIER =
            new Deidentifier("a key for the peers".getBytes(StandardCharsets.US_ASCII));

    abstract Dataset changed(Dataset read);

    /** Empty where the object is too damaged to be read, or to be de-identified. */
    Optional<byte[]> of(Known known) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            TOOLKIT.write(changed(read(Files.readAllBytes(known.file()))), out);
        } catch (DicomException e) {
            return Optional.empty();
        }
        return Optional.of(out.toByteArray());
    }

    static Dataset read(byte[] bytes) throws IOException {
        return TOOLKIT.read(new ByteArrayInputStream(bytes), ReadLimits.DEFAULT);
    }
}
