package dev.consilium.dicom;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The data set in memory, in ascending order of unsigned tags, without group 0002. An item of a sequence takes its transfer syntax and,
 * where it names none itself, its character set from the data set it was put into (PS3.5 7.5.3).
 */
final class DataElements implements Dataset {

    private static final int ALL_FRAMES = -1;

    private final TreeMap<Integer, Element> elements = new TreeMap<>(Integer::compareUnsigned);
    private final String transferSyntax;
    private @Nullable DataElements parent;
    private @Nullable CodedFrames codedFrames;
    private int onlyFrame = ALL_FRAMES;

    DataElements(String transferSyntax) {
        this.transferSyntax = transferSyntax;
    }

    /** As the toolkits hold it. */
    static DataElements of(Dataset dataset) {
        if (dataset instanceof DataElements elements) {
            return elements;
        }
        throw new IllegalArgumentException("not a data set of a toolkit: " + dataset.getClass());
    }

    /** An item; it belongs to the first data set it is put into. */
    static DataElements item() {
        return new DataElements("");
    }

    @Override
    public String transferSyntax() {
        return parent == null ? transferSyntax : parent.transferSyntax();
    }

    CharacterSet charset() {
        Element own = elements.get(Tag.SpecificCharacterSet);
        if (own != null) {
            return CharacterSet.of(Values.texts(own, CharacterSet.DEFAULT));
        }
        return parent == null ? CharacterSet.DEFAULT : parent.charset();
    }

    Optional<Element> element(int tag) {
        return Optional.ofNullable(elements.get(tag));
    }

    /** Ascending; a view that follows changes. */
    Collection<Element> elements() {
        return Collections.unmodifiableCollection(elements.values());
    }

    /** Takes the items of a sequence for its own; items that belong elsewhere are copied. */
    void put(Element element) {
        codedFrames = null;
        elements.put(element.tag(), element.isSequence() ? adopted(element) : element);
    }

    void remove(int tag) {
        codedFrames = null;
        elements.remove(tag);
    }

    /** The Pixel Data put in last is of this frame alone, whatever Number of Frames says. */
    void holdOnly(int frame) {
        onlyFrame = frame;
    }

    /** Where a frame is in the Pixel Data that is here. @throws DicomException where it is not */
    int placeOf(int frame) {
        if (frame < 0 || frame >= frames() || (onlyFrame != ALL_FRAMES && onlyFrame != frame)) {
            throw new DicomException("NO_PIXELS", "The object has no such frame.");
        }
        return onlyFrame == ALL_FRAMES ? frame : 0;
    }

    int framesHeld() {
        return onlyFrame == ALL_FRAMES ? frames() : 1;
    }

    /** Worked out once: whoever decodes all frames asks for each. */
    CodedFrames codedFrames(Element pixels) {
        CodedFrames known = codedFrames;
        if (known == null) {
            known = CodedFrames.of(this, pixels, framesHeld());
            codedFrames = known;
        }
        return known;
    }

    /** Shares the value arrays, nothing else. */
    DataElements copy() {
        DataElements copy = new DataElements(transferSyntax());
        for (Element element : elements.values()) {
            copy.put(element);
        }
        copy.onlyFrame = onlyFrame;
        return copy;
    }

    @SuppressWarnings("ReferenceEquality") // equal items of two data sets are still two
    private Element adopted(Element sequence) {
        List<DataElements> own = sequence.items().stream()
                .map(item -> item.parent == null || item.parent == this ? item : item.copy())
                .toList();
        own.forEach(item -> item.parent = this);
        return Element.sequence(sequence.tag(), own);
    }

    @Override
    public boolean contains(int tag) {
        return elements.containsKey(tag);
    }

    @Override
    public boolean isEmpty() {
        return elements.isEmpty();
    }

    @Override
    public Optional<String> text(int tag) {
        return texts(tag).stream().findFirst().filter(text -> !text.isEmpty());
    }

    @Override
    public List<String> texts(int tag) {
        return element(tag).map(element -> Values.texts(element, charset())).orElse(List.of());
    }

    @Override
    public Optional<Integer> integer(int tag) {
        return element(tag).flatMap(Values::integer);
    }

    @Override
    public List<Double> numbers(int tag) {
        return element(tag).map(Values::numbers).orElse(List.of());
    }

    @Override
    public List<Dataset> items(int tag) {
        return element(tag)
                .map(element -> List.<Dataset>copyOf(element.items()))
                .orElse(List.of());
    }

    @Override
    public int frames() {
        int frames = integer(Tag.NumberOfFrames).orElse(contains(Tag.PixelData) ? 1 : 0);
        if (frames < 0) {
            throw new DicomException("MALFORMED", "Number of Frames is negative.");
        }
        return frames;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DataElements that && elements.equals(that.elements);
    }

    @Override
    public int hashCode() {
        return elements.hashCode();
    }

    /** No values: they might identify. */
    @Override
    public String toString() {
        return elements.size() + " elements";
    }
}
