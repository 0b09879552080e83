package dev.consilium.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.consilium.common.Refusal;
import dev.consilium.dicom.DeidentificationPolicy;
import dev.consilium.dicom.Deidentifier;
import dev.consilium.dicom.DicomToolkit;
import dev.consilium.dicom.DicomToolkits;
import dev.consilium.dicom.ReadLimits;
import dev.consilium.imaging.DeviceRule;
import dev.consilium.imaging.ObjectDeidentification;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code deidentify}: DICOM files into a folder, by the rules of the intake. It starts no application. */
@Command(
        name = "deidentify",
        description = {
            "De-identifies DICOM files by the rules of the intake: PS3.15 Table E.1-1 and what goes beyond it.",
            "Files are named by their new UIDs, since old names often name the patient. Pixels stay as they are but where a rule says that",
            "a device draws text; where they may show more, the answer says so, and a person has to look."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "With --json, a line for each file: {path, output, code, burnedInRisk, faces, methodCodes}; code says why there is no output.",
            "A policy is a file such as {\"id\": \"trial-7\", \"retained\": [\"PATIENT_CHARACTERISTICS\", \"SAFE_PRIVATE\"],",
            "  \"faces\": \"BLANK\"}; without faces they are kept.",
            "Rules are a file such as [{\"source\": {\"modality\": \"US\", \"manufacturer\": \"ACME\", \"model\": \"Sono 7\",",
            "  \"imageType\": \"ORIGINAL\\\\PRIMARY\", \"rows\": 480, \"columns\": 640},",
            "  \"regions\": [{\"x\": 0, \"y\": 0, \"width\": 640, \"height\": 32}]}].",
            "Exit codes: 0 every file was written, 1 some were not, 2 wrong use."
        })
final class DeidentifyCommand implements Callable<Integer> {

    private static final int FINDINGS = 1;
    private static final int SHORTEST_KEY = 16;
    private static final JsonMapper POLICIES = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    @Parameters(index = "0", paramLabel = "IN", description = "A file, or a folder with all that is below it.")
    private Path in = Path.of("");

    @Parameters(index = "1", paramLabel = "OUT", description = "A folder, which is made where it is missing.")
    private Path out = Path.of("");

    @Option(
            names = "--key",
            required = true,
            paramLabel = "FILE",
            description = "The secret, at least 16 bytes; the same gives the same pseudonyms, UIDs and date shifts.")
    private Path key = Path.of("");

    @Option(names = "--policy", paramLabel = "FILE", description = "What is kept beyond the profile; nothing without.")
    private Path policy = Path.of("");

    @Option(
            names = "--rules",
            paramLabel = "FILE",
            description = "Where devices draw text; it is blacked. None is known without.")
    private Path rules = Path.of("");

    @Option(names = "--json", description = "Print JSON Lines.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        if (!Files.exists(in)) {
            throw Refusal.invalid("PATH_MISSING", in + " is not there; check the path.");
        }
        requireApart();
        List<Path> files = FileTree.files(in);
        DeidentificationPolicy wanted = policy();
        DicomToolkit toolkit = DicomToolkits.present();
        FileDeidentification work = new FileDeidentification(
                deidentification(wanted, toolkit), new FileFaces(wanted, files, toolkit), toolkit, out);
        PrintWriter answers = spec.commandLine().getOut();
        boolean whole = true;
        for (Path file : files) {
            DeidentifiedFile answer = work.of(file);
            whole &= answer.output() != null;
            answers.println(json ? answer.json() : answer.text());
        }
        return whole ? 0 : FINDINGS;
    }

    /** Outputs among the originals would be taken for originals the next time. */
    private void requireApart() {
        Path from = in.toAbsolutePath().normalize();
        Path to = out.toAbsolutePath().normalize();
        if (to.startsWith(from) || Files.isRegularFile(to)) {
            throw Refusal.invalid("OUT_INVALID", "OUT is a folder outside IN; name another.");
        }
    }

    private byte[] key() {
        byte[] secret = bytes(key, "KEY_INVALID", "The key file cannot be read; check --key.");
        if (secret.length < SHORTEST_KEY) {
            throw Refusal.invalid(
                    "KEY_INVALID", "A key has at least 16 bytes; make one with: head -c 32 /dev/urandom > FILE");
        }
        return secret;
    }

    private DeidentificationPolicy policy() {
        if (policy.toString().isEmpty()) {
            return DeidentificationPolicy.ANNOTATION;
        }
        try {
            JsonNode file = POLICIES.readTree(
                    bytes(policy, "POLICY_INVALID", "The policy file cannot be read; check --policy."));
            if (file instanceof ObjectNode fields && !fields.has("faces")) {
                fields.put("faces", DeidentificationPolicy.Faces.KEEP.name());
            }
            return POLICIES.treeToValue(file, DeidentificationPolicy.class);
        } catch (IOException e) {
            throw Refusal.invalid(
                    "POLICY_INVALID", "The policy is not as it should be; see: consilium deidentify --help");
        }
    }

    private ObjectDeidentification deidentification(DeidentificationPolicy wanted, DicomToolkit toolkit) {
        return new ObjectDeidentification(
                new Deidentifier(key(), wanted), rules(), toolkit, ReadLimits.DEFAULT.maxInflatedLength());
    }

    private List<DeviceRule> rules() {
        if (rules.toString().isEmpty()) {
            return List.of();
        }
        try {
            return POLICIES.readValue(
                    bytes(rules, "RULES_INVALID", "The file of rules cannot be read; check --rules."),
                    new TypeReference<List<DeviceRule>>() {});
        } catch (IOException e) {
            throw Refusal.invalid(
                    "RULES_INVALID", "The rules are not as they should be; see: consilium deidentify --help");
        }
    }

    private static byte[] bytes(Path file, String code, String sentence) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw Refusal.invalid(code, sentence);
        }
    }
}
