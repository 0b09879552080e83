package dev.consilium.study.web;

import dev.consilium.study.StoredInstances.Instance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;

/**
 * How whole objects are asked for (PS3.18 8.7.3.5): which transfer syntaxes, preferred first, and whether as parts. Who names none gets
 * Explicit VR Little Endian; the asterisk is the one an object is kept in.
 */
record ObjectType(boolean single, List<String> syntaxes) {

    static final MediaType DICOM = MediaType.parseMediaType("application/dicom");

    private static final String ANY = "*";
    private static final List<MediaType> OURS = List.of(MediaType.MULTIPART_RELATED, DICOM);

    /**
     * @param accept what the client takes; null is anything
     * @param one whether an instance is asked for, which may come as it is
     * @throws HttpMediaTypeNotAcceptableException where that is nothing we have
     */
    static ObjectType of(@Nullable String accept, boolean one) throws HttpMediaTypeNotAcceptableException {
        List<String> parts = new ArrayList<>();
        List<String> alone = new ArrayList<>();
        boolean singleFirst = false;
        for (MediaType asked : DicomWeb.accepted(accept, OURS)) {
            if (asked.includes(MediaType.MULTIPART_RELATED) && isDicom(asked)) {
                parts.add(syntax(asked));
            } else if (one && asked.includes(DICOM)) {
                singleFirst |= parts.isEmpty();
                alone.add(syntax(asked));
            }
        }
        if (parts.isEmpty() && alone.isEmpty()) {
            throw new HttpMediaTypeNotAcceptableException(OURS);
        }
        boolean single = singleFirst || parts.isEmpty();
        return new ObjectType(single, single ? alone : parts);
    }

    /** The transfer syntax in which the object is sent; empty where none that is asked for can be. */
    Optional<String> of(Instance instance) {
        return syntaxes.stream()
                .map(asked -> asked.equals(ANY) ? instance.transferSyntax() : asked)
                .filter(asked -> asked.equals(instance.transferSyntax()) || asked.equals(Instance.EXPLICIT))
                .findFirst();
    }

    static HttpMediaTypeNotAcceptableException notAcceptable() {
        return new HttpMediaTypeNotAcceptableException(OURS);
    }

    private static String syntax(MediaType asked) {
        String syntax = DicomWeb.parameter(asked, "transfer-syntax");
        return syntax == null ? Instance.EXPLICIT : syntax;
    }

    private static boolean isDicom(MediaType related) {
        String type = DicomWeb.parameter(related, "type");
        return type == null || type.equals("*/*") || type.equalsIgnoreCase(DICOM.toString());
    }
}
