package dev.consilium.worklist.web;

import dev.consilium.annotation.MaskRuns;
import dev.consilium.annotation.Masks;
import dev.consilium.identity.CurrentActor;
import dev.consilium.worklist.TaskMasks;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** Masks by their digest, as canonical bytes or, where JSON is asked for, as lists of runs. */
@RestController
class MaskApi {
    private final TaskMasks masks;
    private final CurrentActor current;

    MaskApi(TaskMasks masks, CurrentActor current) {
        this.masks = masks;
        this.current = current;
    }

    @RequestMapping(
            path = "/api/tasks/{id}/masks",
            method = {RequestMethod.POST, RequestMethod.PUT},
            consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    Masks.Receipt put(@PathVariable String id, @RequestBody byte[] canonical) {
        return masks.put(id, canonical, current.require());
    }

    @RequestMapping(
            path = "/api/tasks/{id}/masks",
            method = {RequestMethod.POST, RequestMethod.PUT},
            consumes = MediaType.APPLICATION_JSON_VALUE)
    Masks.Receipt putRuns(@PathVariable String id, @RequestBody MaskRuns runs) {
        return masks.put(id, runs, current.require());
    }

    @GetMapping("/api/tasks/{id}/masks/{digest}")
    ResponseEntity<?> ofTask(
            @PathVariable String id,
            @PathVariable String digest,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept) {
        return answer(masks.ofTask(id, digest, current.require()), accept);
    }

    @GetMapping("/api/cases/{id}/masks/{digest}")
    ResponseEntity<?> ofCase(
            @PathVariable String id,
            @PathVariable String digest,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept) {
        return answer(masks.ofCase(id, digest, current.require()), accept);
    }

    private ResponseEntity<?> answer(TaskMasks.Sight mask, @Nullable String accept) {
        ResponseEntity.BodyBuilder found = ResponseEntity.ok().cacheControl(CacheControl.noStore());
        return wantsJson(accept)
                ? found.contentType(MediaType.APPLICATION_JSON).body(masks.runs(mask))
                : found.contentType(MediaType.APPLICATION_OCTET_STREAM).body(masks.bytes(mask));
    }

    private static boolean wantsJson(@Nullable String accept) {
        return accept != null
                && Arrays.stream(accept.split(","))
                        .anyMatch(type -> type.strip().startsWith(MediaType.APPLICATION_JSON_VALUE));
    }
}
