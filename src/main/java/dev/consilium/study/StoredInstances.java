package dev.consilium.study;

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
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
            for (Instance instance : of(one.id())) {
                byUid.putIfAbsent(instance.sopUid(), instance);
            }
        }
        return List.copyOf(byUid.values());
    }

    private List<Instance> of(String seriesId) {
        List<Instance> instances = new ArrayList<>();
        int slice = 0;
        for (SeriesObject object : objects.ofSeries(seriesId)) {
            String uid = object.sopUid();
            String syntax = object.transferSyntax();
            if (uid != null && syntax != null && object.storedDigest() != null) {
                instances.add(new Instance(seriesId, uid, object.requireStored(), syntax, object.frames(), slice));
            }
            slice += object.frames();
        }
        return instances;
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

    /** What one archive may hold when it comes, one answer may hold when it goes. @throws Refusal {@code RETRIEVAL_TOO_LARGE} */
    public void requireRetrievable(List<Instance> instances) {
        long bytes = instances.stream()
                .mapToLong(instance -> images.size(instance.seriesId(), instance.digest()))
                .sum();
        if (instances.size() > settings.maxEntries() || bytes > settings.maxInflatedBytes()) {
            throw new Refusal(
                    Refusal.Kind.TOO_LARGE,
                    "RETRIEVAL_TOO_LARGE",
                    "These are more images than one answer may hold; retrieve series by series, or instance by instance.");
        }
    }

    /**
     * The whole object as a Part 10 file.
     *
     * @param transferSyntax the one it is kept in, or {@link Instance#EXPLICIT}
     * @throws Refusal {@code NOT_DECODABLE}, before anything is written
     */
    public void write(Instance instance, String transferSyntax, OutputStream out) throws IOException {
        if (transferSyntax.equals(instance.transferSyntax())) {
            try (InputStream in = images.bytes(instance.seriesId(), instance.digest())) {
                in.transferTo(out);
            }
            return;
        }
        Dataset explicit;
        try {
            explicit = NativeObject.of(
                    images.open(instance.seriesId(), instance.digest()), toolkit, settings.maxObjectBytes());
        } catch (DicomException e) {
            throw Previews.notDecodable(e);
        }
        toolkit.write(explicit, out);
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
