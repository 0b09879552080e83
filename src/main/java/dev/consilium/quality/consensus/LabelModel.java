package dev.consilium.quality.consensus;

/** How each method fits. */
@FunctionalInterface
interface LabelModel {

    Fit fit(VotePatterns votes, ConsensusOptions options);

    static LabelModel of(ConsensusMethod method) {
        return switch (method) {
            case MAJORITY -> (votes, options) -> Voting.majority(votes);
            case WEIGHTED -> (votes, options) -> Voting.weighted(votes);
            case DAWID_SKENE, DAWID_SKENE_MLE, ONE_COIN ->
                (votes, options) -> DawidSkene.fit(votes, rule(method, options), options);
            case GLAD -> Glad::fit;
            case MACE -> Mace::fit;
        };
    }

    static ConfusionRule rule(ConsensusMethod method, ConsensusOptions options) {
        return switch (method) {
            case DAWID_SKENE -> new ConfusionRule.PseudoCounts(options.diagonal(), options.offDiagonal());
            case ONE_COIN -> new ConfusionRule.OneCoin();
            default -> new ConfusionRule.Free();
        };
    }
}
