package dev.consilium.study.web;

import dev.consilium.common.Refusal;
import dev.consilium.identity.CurrentActor;
import dev.consilium.study.ImageAccess;
import dev.consilium.study.SeriesSearch;
import dev.consilium.study.StoredInstances;
import dev.consilium.study.StoredInstances.Instance;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The instances that an address names and the caller may see; the rest does not exist for them. */
@Component
class VisibleInstances {

    private final SeriesSearch search;
    private final StoredInstances instances;
    private final CurrentActor currentActor;
    private final ObjectProvider<ImageAccess> access;

    VisibleInstances(
            SeriesSearch search,
            StoredInstances instances,
            CurrentActor currentActor,
            ObjectProvider<ImageAccess> access) {
        this.search = search;
        this.instances = instances;
        this.currentActor = currentActor;
        this.access = access;
    }

    /** All of one series, in display order. @throws Refusal NOT_FOUND */
    List<Instance> ofSeries(String seriesId) {
        ImageAccess policy = access.getIfAvailable();
        if (policy == null || !policy.mayView(currentActor.require(), seriesId)) {
            throw Refusal.notFound("series");
        }
        return instances.ofSeries(seriesId);
    }

    /** @param series null for all of the study. @throws Refusal NOT_FOUND */
    List<Instance> of(String study, @Nullable String series) {
        List<Instance> found = instances.of(search.named(study, series, currentActor.require()));
        if (found.isEmpty()) {
            throw Refusal.notFound(series == null ? "study" : "series");
        }
        return found;
    }

    /** @throws Refusal NOT_FOUND */
    Instance of(String study, String series, String instance) {
        return instances
                .named(search.named(study, series, currentActor.require()), instance)
                .orElseThrow(() -> Refusal.notFound("instance"));
    }
}
