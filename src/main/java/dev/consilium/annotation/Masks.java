package dev.consilium.annotation;

import dev.consilium.common.Refusal;
import dev.consilium.imaging.mask.GridShape;
import dev.consilium.imaging.mask.MaskFormatException;
import dev.consilium.imaging.mask.RunLengthMask;
import dev.consilium.imaging.mask.VoxelBounds;
import dev.consilium.study.MaskStore;
import dev.consilium.study.SeriesGrids;
import java.time.Clock;
import java.util.Collection;
import java.util.function.Function;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.unit.DataSize;

/**
 * The masks labels name by their digest. Who may put one or see one is for the caller, who knows the task; what was put by one
 * person is another's only through a label they may see.
 */
@Component
public class Masks {

    private static final int MOST_BYTES = 4_000_000;

    private final MaskStore store;
    private final MaskUses uses;
    private final AnnotationSettings settings;
    private final SeriesGrids grids;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Masks(
            MaskStore store,
            MaskUses uses,
            AnnotationSettings settings,
            SeriesGrids grids,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.uses = uses;
        this.settings = settings;
        this.grids = grids;
        this.events = events;
        this.clock = clock;
    }

    /** @param digest what a label names it by; @param bbox the smallest block of voxels around it */
    public record Receipt(String digest, long voxels, VoxelBounds bbox) {}

    /**
     * Keeps canonical bytes. Idempotent.
     *
     * @throws Refusal UNPROCESSABLE {@code MASK_MALFORMED}, {@code MASK_SHAPE}, {@code MASK_EMPTY}; TOO_LARGE {@code MASK_TOO_LARGE},
     *     {@code MASKS_TOO_LARGE}
     */
    @Transactional
    public Receipt put(String caseId, String seriesId, byte[] canonical, String personId) {
        requireSize(canonical);
        return put(caseId, seriesId, personId, grid -> RunLengthMask.ofBytes(canonical));
    }

    /** As {@link #put(String, String, byte[], String)}, from runs that need not be canonical. */
    @Transactional
    public Receipt put(String caseId, String seriesId, MaskRuns runs, String personId) {
        return put(caseId, seriesId, personId, runs::in);
    }

    /** Keeps a mask the program made itself. */
    @Transactional
    public Receipt put(String caseId, String seriesId, RunLengthMask mask, String personId) {
        return put(caseId, seriesId, personId, grid -> mask);
    }

    /** Whether this person put it to this case. */
    public boolean mayUse(String caseId, String digest, String personId) {
        return uses.has(caseId, digest, personId);
    }

    /** @throws Refusal TOO_LARGE {@code MASKS_TOO_LARGE} where a reading that names all these could not be scored with the others */
    void requireBearable(String caseId, Collection<String> digests) {
        requireRoom(uses.bytesOf(caseId, digests), settings.masksOfReading(), "named by these labels");
    }

    /** A mask of which the caller knows that it was put to a case of this series. */
    public RunLengthMask open(String seriesId, String digest) {
        return store.open(seriesId, digest);
    }

    /** The same as JSON. */
    public MaskRuns runs(String seriesId, String digest) {
        return MaskRuns.of(open(seriesId, digest));
    }

    private Receipt put(String caseId, String seriesId, String personId, Function<GridShape, RunLengthMask> content) {
        GridShape grid = grids.of(seriesId).shape();
        RunLengthMask mask = read(content, grid);
        requireShape(mask, grid);
        VoxelBounds bounds = mask.bounds()
                .orElseThrow(() -> Refusal.unprocessable(
                        "MASK_EMPTY", "The mask holds no voxel: leave the label out where there is nothing."));
        int bytes = mask.bytes().length;
        requireSize(mask.bytes());
        requireRoom(uses.bytesOf(caseId, personId) + bytes, settings.masksOfPerson(), "put to this case");
        String digest = store.put(seriesId, mask);
        if (uses.add(caseId, digest, personId, mask.voxels(), bytes, clock.instant())) {
            events.publishEvent(new MaskPut(caseId, digest, mask.voxels(), personId));
        }
        return new Receipt(digest, mask.voxels(), bounds);
    }

    private static RunLengthMask read(Function<GridShape, RunLengthMask> content, GridShape grid) {
        try {
            return content.apply(grid);
        } catch (MaskFormatException unreadable) {
            throw new Refusal(
                    Refusal.Kind.UNPROCESSABLE, "MASK_MALFORMED", String.valueOf(unreadable.getMessage()), unreadable);
        }
    }

    private static void requireShape(RunLengthMask mask, GridShape grid) {
        if (!mask.shape().equals(grid)) {
            throw Refusal.unprocessable(
                    "MASK_SHAPE", "The mask does not lie on the images of this series: it needs " + grid + ".");
        }
    }

    private static void requireSize(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw new Refusal(
                    Refusal.Kind.TOO_LARGE,
                    "MASK_TOO_LARGE",
                    "The mask is larger than 4 MB: smooth its edge, or split it into lesions.");
        }
    }

    private static void requireRoom(long bytes, DataSize most, String what) {
        if (bytes > most.toBytes()) {
            throw new Refusal(
                    Refusal.Kind.TOO_LARGE,
                    "MASKS_TOO_LARGE",
                    "The masks " + what + " take more than " + most.toKilobytes()
                            + " kB together: smooth their edges.");
        }
    }
}
