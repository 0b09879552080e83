package dev.consilium.study;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.consilium.common.Refusal;
import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.DicomException;
import dev.consilium.dicom.DicomJson;
import dev.consilium.dicom.DicomToolkit;
import dev.consilium.dicom.NativeObject;
import dev.consilium.dicom.NativePixels;
import dev.consilium.study.SeriesObjects.SeriesObject;
import dev.consilium.study.SeriesSearch.Found;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** De-identified objects by their UIDs: what is said of them, and their frames as native pixels. */
@Component
public class StoredInstances {

    /** @param transferSyntax it is kept in; @param firstSlice of the series, in display order over all frames */
    public record Instance(
            String seriesId, String sopUid, String digest, String transferSyntax, int frames, int firstSlice) {

        /** In which every instance can be had that can be decoded. */
        public static final String EXPLICIT = NativePixels.TRANSFER_SYNTAX;
    }

    /** @param transferSyntax it leaves in: the one it is kept in, or {@link Instance#EXPLICIT} */
    public record Sent(Instance instance, String transferSyntax) {

        public boolean asKept() {
            return transferSyntax.equals(instance.transferSyntax());
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(StoredInstances.class);

    private final SeriesObjects objects;
    private final StoredImages images;
    private final Previews previews;
    private final DicomToolkit toolkit;
    private final StudySettings settings;

    StoredInstances(
            SeriesObjects objects,
            StoredImages images,
            Previews previews,
            DicomToolkit toolkit,
            StudySettings settings) {
        this.objects = objects;
        this.images = images;
        this.previews = previews;
        this.toolkit = toolkit;
        this.settings = settings;
    }

    /** In display order; of copies of one object the first. */
    public List<Instance> of(Collection<Found> series) {
        Map<String, Instance> byUid = new LinkedHashMap<>();
        for (Found one : series) {
            for (Instance instance : ofSeries(one.id())) {
                byUid.putIfAbsent(instance.sopUid(), instance);
            }
        }
        return List.copyOf(byUid.values());
    }

    /** The one of this SOP Instance UID; of copies of it the first. */
    public Optional<Instance> named(Collection<Found> series, String sopUid) {
        return series.stream()
                .flatMap(one -> objects.named(one.id(), sopUid).stream())
                .findFirst()
                .map(placed -> instance(placed.object(), placed.firstSlice()));
    }

    /** In display order. */
    public List<Instance> ofSeries(String seriesId) {
        List<Instance> instances = new ArrayList<>();
        int slice = 0;
        for (SeriesObject object : objects.ofSeries(seriesId)) {
            if (isServed(object)) {
                instances.add(instance(object, slice));
            }
            slice += object.frames();
        }
        return instances;
    }

    private static boolean isServed(SeriesObject object) {
        return object.sopUid() != null && object.transferSyntax() != null && object.storedDigest() != null;
    }

    private static Instance instance(SeriesObject object, int firstSlice) {
        return new Instance(
                object.seriesId(),
                requireNonNull(object.sopUid()),
                object.requireStored(),
                requireNonNull(object.transferSyntax()),
                object.frames(),
                firstSlice);
    }

    /** Without pixels, as its frames are served. */
    public Dataset described(Instance instance) {
        return NativePixels.described(images.header(instance.seriesId(), instance.digest()));
    }

    /** What the first object of a series says of its patient, study and series. */
    public Optional<Dataset> first(Found series) {
        return objects.first(series.id())
                .filter(object -> object.storedDigest() != null)
                .map(object -> images.header(object.seriesId(), object.requireStored()));
    }

    public void metadata(List<Instance> instances, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (Instance instance : instances) {
            DicomJson.write(described(instance), json);
        }
        json.writeEndArray();
    }

    /** As {@link DicomJson#writeImage}; of what is damaged in the store as {@link DicomJson#writeLost}, so that the others can be shown. */
    public void imageMetadata(List<Instance> instances, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (Instance instance : instances) {
            Optional<Dataset> known = readable(instance);
            if (known.isPresent()) {
                DicomJson.writeImage(known.get(), json);
            } else {
                DicomJson.writeLost(another(instances, instance), instance.sopUid(), instance.frames(), json);
            }
        }
        json.writeEndArray();
    }

    /** Of the same series; where none can be read, this fails as the lost one does. */
    private Dataset another(List<Instance> instances, Instance lost) {
        return instances.stream()
                .flatMap(one -> readable(one).stream())
                .findFirst()
                .orElseGet(() -> described(lost));
    }

    private Optional<Dataset> readable(Instance instance) {
        try {
            return Optional.of(described(instance));
        } catch (UncheckedIOException | DicomException e) {
            LOG.warn("object {} of series {} cannot be read", instance.digest(), instance.seriesId(), e);
            return Optional.empty();
        }
    }

    /** What one archive may hold when it comes, one answer may hold when it goes. @throws Refusal {@code RETRIEVAL_TOO_LARGE} */
    public void requireRetrievable(List<Sent> sent) {
        if (sent.size() > settings.maxEntries() || bytesKept(sent) > settings.maxInflatedBytes()) {
            throw tooLarge();
        }
        long bytes = 0;
        for (Sent one : sent) {
            bytes += bytes(one);
            if (bytes > settings.maxInflatedBytes()) {
                throw tooLarge();
            }
        }
    }

    private static Refusal tooLarge() {
        return new Refusal(
                Refusal.Kind.TOO_LARGE,
                "RETRIEVAL_TOO_LARGE",
                "These are more images than one answer may hold; retrieve series by series, or instance by instance.");
    }

    /** Of the files they are kept in. */
    public long bytesKept(List<Sent> sent) {
        return sent.stream().mapToLong(one -> size(one.instance())).sum();
    }

    private long size(Instance instance) {
        return images.size(instance.seriesId(), instance.digest());
    }

    /** As far as its header tells; what cannot be decoded is refused when its turn comes. */
    private long bytes(Sent sent) {
        Instance instance = sent.instance();
        if (sent.asKept()) {
            return size(instance);
        }
        try {
            return NativeObject.bytesOfPixels(images.header(instance.seriesId(), instance.digest()), instance.frames())
                    .orElseGet(() -> size(instance));
        } catch (DicomException e) {
            return size(instance);
        }
    }

    /**
     * The whole object as a Part 10 file.
     *
     * @throws Refusal {@code NOT_DECODABLE}; before anything is written where that is so of the first frame
     */
    public void write(Sent sent, OutputStream out) throws IOException {
        Instance instance = sent.instance();
        if (sent.asKept()) {
            try (InputStream in = images.bytes(instance.seriesId(), instance.digest())) {
                if (in.transferTo(out) != size(instance)) {
                    throw new IOException("the file has changed while it was sent");
                }
            }
            return;
        }
        try {
            NativeObject.write(
                    images.open(instance.seriesId(), instance.digest()), toolkit, settings.maxObjectBytes(), out);
        } catch (DicomException e) {
            throw Previews.notDecodable(e);
        }
    }

    /** @param frame from 1. @throws Refusal NOT_FOUND, {@code NOT_DECODABLE} */
    public byte[] pixels(Instance instance, int frame) {
        requireFrame(instance, frame);
        try {
            Dataset dataset = images.frame(instance.seriesId(), instance.digest(), frame - 1);
            return NativePixels.of(dataset).bytes(toolkit.decode(dataset, frame - 1));
        } catch (DicomException e) {
            throw Previews.notDecodable(e);
        }
    }

    /** As {@link Previews#png}. @param frame from 1 */
    public byte[] png(Instance instance, int frame, @Nullable Double center, @Nullable Double width) {
        requireFrame(instance, frame);
        return previews.png(instance.seriesId(), instance.firstSlice() + frame - 1, center, width);
    }

    private static void requireFrame(Instance instance, int frame) {
        if (frame < 1 || frame > instance.frames()) {
            throw Refusal.notFound("frame");
        }
    }
}
