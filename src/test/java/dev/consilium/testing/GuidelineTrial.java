package dev.consilium.testing;

import dev.consilium.common.Ids;
import dev.consilium.identity.People;
import dev.consilium.workflow.protocol.ProtocolBundle;
import dev.consilium.workflow.protocol.ProtocolDeployment;
import dev.consilium.workflow.protocol.ProtocolFile;
import dev.consilium.workflow.protocol.ProtocolLibrary;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.springframework.util.StringUtils;

/** A protocol with a key of its own, a project on its first version, and Ada of that project in another one on the next version. */
public final class GuidelineTrial {

    private static final String GUIDELINE = "guideline.md";
    private static final String SHUNT =
            "- **Shunt or post-operative skull**: mark *Other finding*, and the class of whatever still takes up space or bleeds.";

    private static final String PICTURE = "\n\n![A shunt on a slice][shunt]\n\n[shunt]: data:image/png;base64,"
            + "iVBORw0KGgoAAAANSUhEUgAAAEAAAAAgCAAAAACH9iFYAAAALElEQVR42mOwAYItQEAuzTAMDKBEM4geDgaMpoPRdDCaDkbTwWg6GE0HSDQA7KTALgqE9mUAAAAASUVORK5CYII=\n";

    private final String name = letters(Ids.random().substring(0, 8));
    private final String key = "trial-" + name;
    private final int port;
    private final People people;
    private final ProtocolDeployment deployment;
    private final ReadingTeam world;

    public GuidelineTrial(int port, People people, ProtocolDeployment deployment) {
        this.port = port;
        this.people = people;
        this.deployment = deployment;
        deployment.deploy(version("- **Shunt**: mark nothing."));
        this.world = new ReadingTeam(port, people, "trial", key, ReadingTeam::threeReadersAndASenior);
    }

    /** The project on the first version. */
    public ReadingTeam world() {
        return world;
    }

    /** Deploys the next version, and has Ada take a task of a project founded on it. @return the task */
    public String revised() {
        deployment.deploy(version(SHUNT));
        ReadingTeam next = new ReadingTeam(port, people, "trial", key, team -> {
            ReadingTeam.threeReadersAndASenior(team);
            team.guest(world.team(), "ada", "annotator");
        });
        String task = Awaitility.await()
                .until(
                        () -> world.tasks("ada")
                                .filter(one -> one.path("case").asText().equals(next.caseId()))
                                .map(one -> one.path("id").asText())
                                .findFirst()
                                .orElse(""),
                        id -> !id.isEmpty());
        world.team().as("ada").post("/api/tasks/" + task + "/claim", Map.of()).expect(200);
        return task;
    }

    private ProtocolBundle version(String shunt) {
        ProtocolBundle shipped = new ProtocolLibrary().protocol("finding-consensus");
        List<ProtocolFile> files = new ArrayList<>(shipped.files());
        files.remove(shipped.diagram());
        files.remove(shipped.get(GUIDELINE));
        String process = "Trial" + StringUtils.capitalize(name) + "Process";
        files.add(file(key + ".bpmn", shipped.diagram().text().replace("FindingConsensusProcess", process)));
        files.add(file(GUIDELINE, guideline(shipped.get(GUIDELINE).text(), shunt)));
        return new ProtocolBundle(key, files);
    }

    /** Hexadecimal digits as letters: the name of a process has no others. */
    private static String letters(String hexadecimal) {
        return hexadecimal
                .chars()
                .mapToObj(digit -> String.valueOf((char) ('a' + Character.digit(digit, 16))))
                .collect(Collectors.joining());
    }

    private static String guideline(String shipped, String shunt) {
        if (!shipped.contains(SHUNT)) {
            throw new AssertionError("the shipped guideline says nothing of shunts any more");
        }
        return shipped.replace(SHUNT, shunt) + PICTURE;
    }

    private static ProtocolFile file(String name, String text) {
        return new ProtocolFile(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
