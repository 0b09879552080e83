package dev.consilium.testing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.consilium.common.Ids;
import dev.consilium.identity.People;
import dev.consilium.study.TestObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A data manager and a lead, by default with three readers and a senior, and one CT case to read. */
public final class ReadingTeam {

    private static final Map<String, String> DISPLAY_NAMES =
            Map.of("ada", "Adelheid Ziegenfuss", "ben", "Benedikt Quellmalz", "cem", "Cemile Yorganci");

    private final Team team;
    private final String project;
    private final People people;
    private final Set<String> taskIds = new LinkedHashSet<>();
    private final String caseId;
    private final String intakeId;

    public ReadingTeam(int port, People people, String name) {
        this(port, people, name, ReadingTeam::threeReadersAndASenior);
    }

    /** @param cast adds whoever reads and arbitrates, before the case opens */
    public ReadingTeam(int port, People people, String name, Consumer<Team> cast) {
        this(port, people, name, "finding-consensus", cast);
    }

    /** @param protocol key of a deployed protocol */
    public ReadingTeam(int port, People people, String name, String protocol, Consumer<Team> cast) {
        this(port, people, name + "-" + Ids.random(), protocol, cast, images());
    }

    /** @param project name of the project, which there is only once; @param images by file name */
    public ReadingTeam(
            int port, People people, String project, String protocol, Consumer<Team> cast, Map<String, byte[]> images) {
        this.people = people;
        this.project = project;
        this.team = new Team(port, people)
                .project(project, protocol)
                .member("dora", "Dora", "data-manager")
                .member("lea", "Lea", "lead");
        cast.accept(team);
        JsonNode intake = team.as("dora")
                .postFiles("/api/projects/" + team.projectId() + "/studies?wait=60s", images)
                .expect(200)
                .json();
        this.intakeId = intake.path("intake").asText();
        this.caseId = intake.path("series").path(0).path("case").asText();
    }

    public static void threeReadersAndASenior(Team team) {
        readers(team, "ada", "ben", "cem");
        team.member("sen", "Senta", "senior");
    }

    public static void readers(Team team, String... names) {
        for (String name : names) {
            team.member(name, DISPLAY_NAMES.getOrDefault(name, name), "annotator");
        }
    }

    /** A small whole CT series, made here. */
    private static Map<String, byte[]> images() {
        Map<String, byte[]> files = new TreeMap<>();
        for (int number = 1; number <= 3; number++) {
            files.put(number + ".dcm", TestObject.slice("1.2.3.4", number).bytes());
        }
        return files;
    }

    public void read(
            String reader, List<String> classes, double confidence, List<String> flags, @Nullable String comment) {
        String task = claim(reader, "reading");
        Map<String, Object> content = new HashMap<>();
        content.put(
                "labels",
                classes.stream().map(c -> Map.of("class", c, "kind", "finding")).toList());
        content.put("confidence", confidence);
        content.put("flags", flags);
        content.put("comment", comment);
        team.as(reader).post("/api/tasks/" + task + "/complete", content).expect(200);
    }

    /** Takes a reading and hands this content in. */
    public void complete(String reader, Map<String, ?> content) {
        String task = claim(reader, "reading");
        team.as(reader).post("/api/tasks/" + task + "/complete", content).expect(200);
    }

    /** Takes the task of this kind, as soon as there is one; returns its id. */
    public String claim(String who, String kind) {
        String task = offered(who, kind);
        taskIds.add(task);
        team.as(who).post("/api/tasks/" + task + "/claim", Map.of()).expect(200);
        return task;
    }

    /** The task of this kind that the person holds or may take, as soon as there is one. */
    public String offered(String who, String kind) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> tasks(who)
                                .filter(t -> t.path("kind").asText().equals(kind))
                                .map(t -> t.path("id").asText())
                                .findFirst()
                                .orElse(""),
                        id -> !id.isEmpty());
    }

    public Stream<JsonNode> tasks(String who) {
        JsonNode tasks = team.as(who).get("/api/tasks").expect(200).json().path("tasks");
        return StreamSupport.stream(tasks.spliterator(), false);
    }

    public Team team() {
        return team;
    }

    public String caseId() {
        return caseId;
    }

    public String intakeId() {
        return intakeId;
    }

    /** Tasks that anybody claimed so far. */
    public Set<String> taskIds() {
        return taskIds;
    }

    public String displayName(String who) {
        return DISPLAY_NAMES.getOrDefault(who, who);
    }

    public String idOf(String who) {
        return people.byUsername(team.username(who)).orElseThrow().id();
    }

    /** Whatever differs between two teams by name alone. */
    public List<String> names() {
        List<String> names =
                new ArrayList<>(team.names().stream().map(team::username).toList());
        names.add(project);
        return names;
    }
}
