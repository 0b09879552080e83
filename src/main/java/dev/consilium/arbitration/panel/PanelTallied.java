package dev.consilium.arbitration.panel;

import dev.consilium.common.DomainEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The votes of a panel were counted. @param agreeing votes of the majority, 0 where there is none */
public record PanelTallied(Panel panel, String projectId, int given, int abstained, int agreeing)
        implements DomainEvent {

    static PanelTallied of(Panel panel, String projectId, List<PanelVote> cast, Optional<PanelMajority> majority) {
        int abstained = (int) cast.stream().filter(PanelVote::abstains).count();
        int agreeing = majority.map(one -> one.agreeing().size()).orElse(0);
        return new PanelTallied(panel, projectId, cast.size() - abstained, abstained, agreeing);
    }

    @Override
    public String subjectId() {
        return panel.caseId();
    }

    @Override
    public Map<String, String> facts() {
        return Map.of(
                "panel", panel.id(),
                "seats", Integer.toString(panel.seats()),
                "given", Integer.toString(given),
                "abstained", Integer.toString(abstained),
                "agreeing", Integer.toString(agreeing));
    }
}
