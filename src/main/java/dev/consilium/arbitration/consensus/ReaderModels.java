package dev.consilium.arbitration.consensus;

import dev.consilium.annotation.LabelSchema;
import dev.consilium.quality.KnownReaders;

/** What is known of the readers of a project when a case of it is weighed. */
public interface ReaderModels {

    /**
     * What is known now, nothing to begin with.
     *
     * @param caseId the case in question, which is not settled
     */
    Known of(String projectId, String caseId, LabelSchema schema);

    /** Whether posteriors of the project are held against enough outcomes. */
    boolean calibrated(String projectId, LabelSchema schema);

    /** @param digest of what is known, empty for nothing */
    record Known(KnownReaders readers, String digest) {

        public static final Known NOTHING = new Known(KnownReaders.NONE, "");
    }
}
