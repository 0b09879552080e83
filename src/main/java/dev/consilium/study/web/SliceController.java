package dev.consilium.study.web;

import dev.consilium.common.Refusal;
import dev.consilium.identity.CurrentActor;
import dev.consilium.study.ImageAccess;
import dev.consilium.study.Previews;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/**
 * Pictures of slices, to those whom {@link ImageAccess} lets see them; to everybody else they do not exist. A browser keeps them and asks each
 * time whether they still are what they were: pixels that were blacked are not seen again.
 */
@RestController
class SliceController {

    private final Previews previews;
    private final CurrentActor currentActor;
    private final ObjectProvider<ImageAccess> access;

    SliceController(Previews previews, CurrentActor currentActor, ObjectProvider<ImageAccess> access) {
        this.previews = previews;
        this.currentActor = currentActor;
        this.access = access;
    }

    @GetMapping(path = "/api/series/{seriesId}/slices/{slice}.png", produces = MediaType.IMAGE_PNG_VALUE)
    @Nullable
    ResponseEntity<byte[]> slice(
            WebRequest request,
            @PathVariable String seriesId,
            @PathVariable int slice,
            @RequestParam(required = false) @Nullable Double center,
            @RequestParam(required = false) @Nullable Double width) {
        ImageAccess policy = access.getIfAvailable();
        if (policy == null || !policy.mayView(currentActor.require(), seriesId)) {
            throw Refusal.notFound("image");
        }
        String version = KeptPixels.tag(previews.version(seriesId, slice), center + "/" + width);
        if (request.checkNotModified(version)) {
            return null;
        }
        return ResponseEntity.ok()
                .cacheControl(KeptPixels.ASK_EACH_TIME)
                .eTag(version)
                .body(previews.png(seriesId, slice, center, width));
    }
}
