package dev.consilium.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * 1,947 skin cases with partial rankings of conditions by dermatologists (uncertain_ground_truth, CC-BY-4.0) as long labels: the label
 * is the highest risk level in the first-ranked group. The data do not say who is who: raters are places in a case.
 */
public final class DermatologyLabels {

    private DermatologyLabels() {}

    /** @param args directory of the samples, file to write */
    public static void main(String[] args) throws IOException {
        write(Path.of(args[0]), Path.of(args[1]));
    }

    public static Path write(Path samples, Path csv) throws IOException {
        int[] risks = Files.readAllLines(samples.resolve("dermatology_risks.txt")).stream()
                .filter(line -> !line.isBlank())
                .mapToInt(line -> Integer.parseInt(line.strip()))
                .toArray();
        JsonNode cases = new ObjectMapper()
                .readTree(samples.resolve("dermatology_selectors.json").toFile());
        List<String> rows = new ArrayList<>(List.of("case_id,rater,label"));
        for (int one = 0; one < cases.size(); one++) {
            for (int reader = 0; reader < cases.get(one).size(); reader++) {
                JsonNode first = cases.get(one).get(reader).get(0);
                int highest = 0;
                for (JsonNode condition : first) {
                    highest = Math.max(highest, risks[condition.asInt()]);
                }
                rows.add((one + 1) + ",place-" + (reader + 1) + "," + highest);
            }
        }
        return Files.write(csv, rows);
    }
}
