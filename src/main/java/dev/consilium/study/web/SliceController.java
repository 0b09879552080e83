package dev.consilium.study.web;

import dev.consilium.common.Refusal;
import dev.consilium.identity.CurrentActor;
import dev.consilium.study.ImageAccess;
import dev.consilium.study.Previews;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Pictures of slices, to those whom {@link ImageAccess} lets see them; to everybody else they do not exist. */
@RestController
class SliceController {

    private static final Duration KEEP = Duration.ofMinutes(5);

    private final Previews previews;
    private final CurrentActor currentActor;
    private final ObjectProvider<ImageAccess> access;

    SliceController(Previews previews, CurrentActor currentActor, ObjectProvider<ImageAccess> access) {
        this.previews = previews;
        this.currentActor = currentActor;
        this.access = access;
    }

    @GetMapping(path = "/api/series/{seriesId}/slices/{slice}.png", produces = MediaType.IMAGE_PNG_VALUE)
    ResponseEntity<byte[]> slice(
            @PathVariable String seriesId,
            @PathVariable int slice,
            @RequestParam(required = false) @Nullable Double center,
            @RequestParam(required = false) @Nullable Double width) {
        ImageAccess policy = access.getIfAvailable();
        if (policy == null || !policy.mayView(currentActor.require(), seriesId)) {
            throw Refusal.notFound("image");
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(KEEP).cachePrivate())
                .body(previews.png(seriesId, slice, center, width));
    }
}
