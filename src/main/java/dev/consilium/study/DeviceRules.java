package dev.consilium.study;

import dev.consilium.common.Digests;
import dev.consilium.common.Ids;
import dev.consilium.common.Refusal;
import dev.consilium.dicom.PixelRegion;
import dev.consilium.identity.Actor;
import dev.consilium.imaging.DeviceRule;
import dev.consilium.imaging.ImageSource;
import dev.consilium.study.SeriesObjects.SeriesObject;
import dev.consilium.study.SeriesRecords.SeriesRecord;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where the devices of a project draw text: what was marked once is blacked in every later series of the same source. */
@Component
public class DeviceRules {

    private final DeviceRuleRecords rules;
    private final SeriesRecords series;
    private final SeriesObjects objects;
    private final StoredImages images;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DeviceRules(
            DeviceRuleRecords rules,
            SeriesRecords series,
            SeriesObjects objects,
            StoredImages images,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rules = rules;
        this.series = series;
        this.objects = objects;
        this.images = images;
        this.events = events;
        this.clock = clock;
    }

    /** Those that count now. */
    @Transactional(readOnly = true)
    public List<DeviceRule> of(String projectId) {
        return rules.ofProject(projectId).stream().map(LearnedRule::rule).toList();
    }

    /** Which device the images of a series are from; empty where they do not say. */
    @Transactional(readOnly = true)
    public Optional<String> device(String seriesId) {
        return objects.first(seriesId)
                .filter(object -> object.storedDigest() != null)
                .map(object -> ImageSource.of(images.header(seriesId, object.requireStored())))
                .filter(ImageSource::identified)
                .map(source -> source.manufacturer() + " " + source.model());
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    public List<LearnedRule> learned(String projectId) {
        return rules.ofProject(projectId);
    }

    /**
     * Keeps what was marked on a series for whatever comes from the same source; an earlier rule of it ends.
     *
     * @param regions of every image; empty where the device draws no text
     * @throws Refusal {@code NOT_DEIDENTIFIED}, {@code DEVICE_UNKNOWN} where no manufacturer or model is told or sizes differ
     */
    @Transactional
    public void learn(String seriesId, List<PixelRegion> regions, Actor by) {
        SeriesRecord record = series.lock(seriesId);
        if (!record.deidentified()) {
            throw NotDeidentified.refusal();
        }
        Instant now = clock.instant();
        for (ImageSource source : sources(seriesId)) {
            if (!source.identified()
                    || !regions.stream().allMatch(region -> region.within(source.rows(), source.columns()))) {
                throw Refusal.unprocessable(
                        "DEVICE_UNKNOWN",
                        "The images do not say which device made them, or differ in size; release this series without a rule.");
            }
            learn(new LearnedRule(
                    Ids.random(), record.projectId(), new DeviceRule(source, regions), seriesId, by.id(), now));
        }
    }

    private void learn(LearnedRule learned) {
        endAll(learned.projectId(), learned.rule().source(), learned.authorId(), learned.at());
        rules.add(learned);
        events.publishEvent(new DeviceRuleLearned(
                learned.id(),
                learned.projectId(),
                learned.seriesId(),
                learned.authorId(),
                learned.rule().regions().size(),
                Digests.sha256Hex(learned.rule().toString())));
    }

    /** Two that were learned at once are of one source. @return whether there was any */
    private boolean endAll(String projectId, ImageSource source, String by, Instant at) {
        boolean any = false;
        for (LearnedRule known : rules.ofProject(projectId)) {
            any |= known.rule().source().equals(source) && rules.end(known.id(), by, at);
        }
        return any;
    }

    private Set<ImageSource> sources(String seriesId) {
        Set<ImageSource> sources = new LinkedHashSet<>();
        for (SeriesObject object : objects.ofSeries(seriesId)) {
            sources.add(ImageSource.of(images.header(seriesId, object.requireStored())));
        }
        return sources;
    }

    /** Later series of its source wait for a person again. @throws Refusal NOT_FOUND where the project has no such rule */
    @Transactional
    public void end(String projectId, String ruleId, Actor by) {
        LearnedRule rule = rules.find(ruleId)
                .filter(known -> known.projectId().equals(projectId))
                .orElseThrow(() -> Refusal.notFound("device rule"));
        if (endAll(projectId, rule.rule().source(), by.id(), clock.instant())) {
            events.publishEvent(new DeviceRuleEnded(ruleId, rule.projectId(), by.id()));
        }
    }
}
