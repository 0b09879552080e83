package dev.consilium.arbitration.panel;

import java.util.List;

/**
 * Everything that is kept of a panel that settled its case.
 *
 * @param votes in an order that is random; @param chairs everybody who was named to chair it, in order
 */
public record PanelRecord(Panel panel, List<PanelVote> votes, List<String> chairs, Settlement settlement) {

    /** Seats whose members abstained or were late. */
    public int without() {
        return panel.seats()
                - (int) votes.stream().filter(vote -> !vote.abstains()).count();
    }

    public boolean dissents(PanelVote vote) {
        return settlement.dissent().contains(vote.id());
    }

    /** {@code Member 1}, {@code Member 2}, ..., as the chair saw them. */
    public String alias(PanelVote vote) {
        return "Member " + (votes.indexOf(vote) + 1);
    }
}
