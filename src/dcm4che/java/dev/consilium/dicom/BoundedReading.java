package dev.consilium.dicom;

import java.io.IOException;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Fragments;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.io.DicomInputHandler;
import org.dcm4che3.io.DicomInputStream;
import org.dcm4che3.util.TagUtils;

/** Lets dcm4che read what the limits allow and what may stand in a data set. */
final class BoundedReading implements DicomInputHandler {

    private static final int COMMAND_GROUP = 0x0000;
    private static final int META_GROUP = 0x0002;
    private static final long UNDEFINED = 0xFFFFFFFFL;

    private final ReadLimits limits;
    private final ReadBudget budget;
    private boolean dataSet;

    BoundedReading(ReadLimits limits) {
        this.limits = limits;
        this.budget = new ReadBudget(limits);
    }

    /** From here on no meta information may come. */
    void beginDataSet() {
        dataSet = true;
    }

    @Override
    public void readValue(DicomInputStream in, Attributes attributes) throws IOException {
        bound(in);
        if (attributes.contains(in.tag())) {
            throw DicomException.malformed("An element stands twice in a data set.");
        }
        int group = TagUtils.groupNumber(in.tag());
        if (group == COMMAND_GROUP || dataSet && group == META_GROUP) {
            throw DicomException.malformed("A data set holds an element that belongs elsewhere.");
        }
        in.readValue(in, attributes);
    }

    @Override
    public void readValue(DicomInputStream in, Sequence sequence) throws IOException {
        if (in.level() > limits.maxDepth()) {
            throw DicomException.limit("Sequences are nested deeper than may be read.");
        }
        bound(in);
        in.readValue(in, sequence);
    }

    @Override
    public void readValue(DicomInputStream in, Fragments fragments) throws IOException {
        bound(in);
        in.readValue(in, fragments);
    }

    @Override
    public void startDataset(DicomInputStream in) throws IOException {
        in.startDataset(in);
    }

    @Override
    public void endDataset(DicomInputStream in) throws IOException {
        in.endDataset(in);
    }

    private void bound(DicomInputStream in) {
        budget.countElement();
        long length = in.unsignedLength();
        if (length != UNDEFINED && length > limits.maxElementLength()) {
            throw DicomException.limit("An element is longer than may be read.");
        }
        if (in.getPosition() > limits.maxInflatedLength()) {
            throw DicomException.limit("The data set is longer than may be read.");
        }
    }
}
