package dev.consilium.quality.consensus;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The label models; a change of a definition is a new version of it. */
public enum ConsensusMethod {
    MAJORITY("majority", "1"),
    WEIGHTED("weighted", "1"),
    DAWID_SKENE("dawid-skene", "1"),
    DAWID_SKENE_MLE("dawid-skene-mle", "1"),
    ONE_COIN("one-coin", "1"),
    GLAD("glad", "1"),
    MACE("mace", "1");

    private final String id;
    private final String definitionVersion;

    ConsensusMethod(String id, String definitionVersion) {
        this.id = id;
        this.definitionVersion = definitionVersion;
    }

    public String id() {
        return id;
    }

    public String definitionVersion() {
        return definitionVersion;
    }

    /** Whether it is EM over confusion matrices, which can end in a local optimum. */
    public boolean startsFromVotes() {
        return this == DAWID_SKENE || this == DAWID_SKENE_MLE || this == ONE_COIN;
    }

    public static Optional<ConsensusMethod> find(String id) {
        return Arrays.stream(values()).filter(method -> method.id.equals(id)).findFirst();
    }

    /** All of them as one text, in order: {@code majority, weighted, ...}. */
    public static String ids() {
        return Arrays.stream(values()).map(ConsensusMethod::id).collect(Collectors.joining(", "));
    }
}
