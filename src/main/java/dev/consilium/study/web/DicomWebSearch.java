package dev.consilium.study.web;

import dev.consilium.common.Refusal;
import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.Tag;
import dev.consilium.identity.Actor;
import dev.consilium.identity.CurrentActor;
import dev.consilium.study.SeriesSearch;
import dev.consilium.study.SeriesSearch.Criteria;
import dev.consilium.study.SeriesSearch.Found;
import dev.consilium.study.StoredInstances;
import dev.consilium.study.StoredInstances.Instance;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** QIDO-RS (PS3.18 10.6): studies, series and instances whose images the caller may see. */
@RestController
class DicomWebSearch {

    private static final String MORE = "299 consilium \"There are more results that can be requested\"";

    private final SeriesSearch search;
    private final StoredInstances instances;
    private final CurrentActor currentActor;

    DicomWebSearch(SeriesSearch search, StoredInstances instances, CurrentActor currentActor) {
        this.search = search;
        this.instances = instances;
        this.currentActor = currentActor;
    }

    @GetMapping(
            path = DicomWeb.STUDIES,
            produces = {DicomWeb.JSON, MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<List<SortedMap<String, Map<String, Object>>>> studies(
            @RequestParam MultiValueMap<String, String> sent) {
        SearchParameters asked = SearchParameters.of(
                sent,
                SearchParameters.STUDY,
                SearchParameters.SERIES,
                SearchParameters.MODALITY,
                SearchParameters.MODALITIES);
        Criteria criteria = asked.criteria();
        Actor actor = currentActor.require();
        return answer(
                asked,
                search.studies(criteria, actor, asked.offset(), asked.limit() + 1),
                rows -> study(matchesAll(criteria) ? rows : whole(rows, actor)));
    }

    @GetMapping(
            path = DicomWeb.STUDY + "/series",
            produces = {DicomWeb.JSON, MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<List<SortedMap<String, Map<String, Object>>>> series(
            @PathVariable String study, @RequestParam MultiValueMap<String, String> sent) {
        SearchParameters asked = SearchParameters.of(sent, SearchParameters.SERIES, SearchParameters.MODALITY);
        Criteria criteria = asked.criteria();
        Map<String, List<Found>> found = visible(study, null).stream()
                .filter(criteria::ofSeries)
                .collect(Collectors.groupingBy(Found::seriesUid, LinkedHashMap::new, Collectors.toList()));
        return answer(asked, page(asked, found.values()), this::series);
    }

    /** Of all series of the study. */
    @GetMapping(
            path = DicomWeb.STUDY + "/instances",
            produces = {DicomWeb.JSON, MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<List<SortedMap<String, Map<String, Object>>>> instances(
            @PathVariable String study, @RequestParam MultiValueMap<String, String> sent) {
        SearchParameters asked = SearchParameters.of(
                sent, SearchParameters.SERIES, SearchParameters.INSTANCE, SearchParameters.MODALITY);
        Criteria criteria = asked.criteria();
        return instances(
                study,
                asked,
                visible(study, null).stream().filter(criteria::ofSeries).toList());
    }

    @GetMapping(
            path = DicomWeb.SERIES + "/instances",
            produces = {DicomWeb.JSON, MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<List<SortedMap<String, Map<String, Object>>>> instances(
            @PathVariable String study, @PathVariable String series, @RequestParam MultiValueMap<String, String> sent) {
        return instances(study, SearchParameters.of(sent, SearchParameters.INSTANCE), visible(study, series));
    }

    private ResponseEntity<List<SortedMap<String, Map<String, Object>>>> instances(
            String study, SearchParameters asked, List<Found> series) {
        Map<String, String> seriesUids = series.stream().collect(Collectors.toMap(Found::id, Found::seriesUid));
        Set<String> uids = asked.of(SearchParameters.INSTANCE);
        List<Instance> found = instances.of(series).stream()
                .filter(instance -> uids.isEmpty() || uids.contains(instance.sopUid()))
                .toList();
        return answer(
                asked,
                page(asked, found),
                instance -> instance(study, String.valueOf(seriesUids.get(instance.seriesId())), instance));
    }

    private List<Found> visible(String study, @Nullable String series) {
        List<Found> found = search.named(study, series, currentActor.require());
        if (found.isEmpty()) {
            throw Refusal.notFound("study");
        }
        return found;
    }

    private static boolean matchesAll(Criteria criteria) {
        return criteria.series().isEmpty() && criteria.modalities().isEmpty();
    }

    /** Also the series of the study that were not asked for. */
    private List<Found> whole(List<Found> matching, Actor actor) {
        List<Found> all = search.named(matching.get(0).studyUid(), null, actor);
        return all.isEmpty() ? matching : all;
    }

    /** And one more, where there is one. */
    private static <T> List<T> page(SearchParameters asked, Collection<T> found) {
        return found.stream().skip(asked.offset()).limit(asked.limit() + 1L).toList();
    }

    private static <T> ResponseEntity<List<SortedMap<String, Map<String, Object>>>> answer(
            SearchParameters asked, List<T> found, Function<T, Attributes> described) {
        HttpHeaders headers = new HttpHeaders();
        if (found.size() > asked.limit()) {
            headers.add(HttpHeaders.WARNING, MORE);
        }
        return ResponseEntity.ok()
                .headers(headers)
                .body(found.stream()
                        .limit(asked.limit())
                        .map(described)
                        .map(Attributes::json)
                        .toList());
    }

    private Attributes study(List<Found> rows) {
        Found first = rows.get(0);
        Attributes study = new Attributes()
                .with(Tag.StudyInstanceUID, "UI", first.studyUid())
                .with(
                        Tag.ModalitiesInStudy,
                        "CS",
                        rows.stream()
                                .map(Found::modality)
                                .filter(Objects::nonNull)
                                .distinct()
                                .sorted()
                                .toArray())
                .with(Tag.RetrieveURL, "UR", DicomWeb.address(first.studyUid()))
                .with(
                        Tag.NumberOfStudyRelatedSeries,
                        "IS",
                        rows.stream().map(Found::seriesUid).distinct().count())
                .with(Tag.NumberOfStudyRelatedInstances, "IS", objects(rows));
        instances.first(first).ifPresent(object -> ofStudy(study, object));
        return study;
    }

    private static void ofStudy(Attributes study, Dataset object) {
        study.text(Tag.StudyDate, "DA", object)
                .text(Tag.StudyTime, "TM", object)
                .text(Tag.AccessionNumber, "SH", object)
                .name(Tag.ReferringPhysicianName, object)
                .text(Tag.StudyDescription, "LO", object)
                .name(Tag.PatientName, object)
                .text(Tag.PatientID, "LO", object)
                .text(Tag.PatientBirthDate, "DA", object)
                .text(Tag.PatientSex, "CS", object)
                .text(Tag.StudyID, "SH", object);
    }

    private Attributes series(List<Found> rows) {
        Found first = rows.get(0);
        Attributes series = new Attributes()
                .with(Tag.StudyInstanceUID, "UI", first.studyUid())
                .with(Tag.SeriesInstanceUID, "UI", first.seriesUid())
                .with(Tag.RetrieveURL, "UR", DicomWeb.address(first.studyUid(), "series", first.seriesUid()))
                .with(Tag.NumberOfSeriesRelatedInstances, "IS", objects(rows));
        String modality = first.modality();
        if (modality != null) {
            series.with(Tag.Modality, "CS", modality);
        }
        instances.first(first).ifPresent(object -> series.text(Tag.SeriesDescription, "LO", object)
                .text(Tag.SeriesNumber, "IS", object));
        return series;
    }

    private static int objects(List<Found> rows) {
        return rows.stream().mapToInt(Found::objects).sum();
    }

    private Attributes instance(String study, String series, Instance instance) {
        Dataset object = instances.described(instance);
        return new Attributes()
                .text(Tag.SOPClassUID, "UI", object)
                .with(Tag.SOPInstanceUID, "UI", instance.sopUid())
                .with(Tag.RetrieveURL, "UR", DicomWeb.address(study, "series", series, "instances", instance.sopUid()))
                .with(Tag.StudyInstanceUID, "UI", study)
                .with(Tag.SeriesInstanceUID, "UI", series)
                .text(Tag.InstanceNumber, "IS", object)
                .with(Tag.NumberOfFrames, "IS", instance.frames())
                .number(Tag.Rows, "US", object)
                .number(Tag.Columns, "US", object)
                .number(Tag.BitsAllocated, "US", object);
    }
}
