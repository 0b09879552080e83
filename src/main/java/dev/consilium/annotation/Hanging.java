package dev.consilium.annotation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a protocol lets whoever decides about the images of a case see beside them, and in which window these begin.
 *
 * @param beside in the order in which it is offered; empty: nothing
 * @param open whether the first of it stands beside the images from the beginning
 * @param window null where each image begins with its own
 */
public record Hanging(
        List<Beside> beside, boolean open, @Nullable Window window) {

    static final Hanging NOTHING = new Hanging(List.of(), false, null);

    public Hanging {
        beside = beside == null ? List.of() : List.copyOf(beside);
    }

    /** Where series beside a case come from. */
    public enum Images {
        /** Earlier studies of the same patient. */
        @JsonProperty("prior")
        PRIOR(1),
        /** Other series of the same study. */
        @JsonProperty("study")
        STUDY(5);

        private final int atMost;

        Images(int atMost) {
            this.atMost = atMost;
        }
    }

    /** @param modalities empty: that of the images of the case; @param atMost series, null for what is usual of these images */
    public record Beside(
            Images images,
            List<String> modalities,
            @Nullable Integer atMost) {

        public Beside {
            modalities = modalities == null ? List.of() : List.copyOf(modalities);
        }

        /** @param own modality of the images of the case */
        public boolean allows(String modality, String own) {
            return modalities.isEmpty() ? modality.equals(own) : modalities.contains(modality);
        }

        public int limit() {
            return atMost == null ? images.atMost : atMost;
        }
    }

    /** @param modality of the images it is meant for, null for any */
    public record Window(
            double center, double width, @Nullable String modality) {

        public boolean suits(@Nullable String imagesOf) {
            return modality == null || modality.equals(imagesOf);
        }
    }
}
