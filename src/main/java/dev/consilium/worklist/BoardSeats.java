package dev.consilium.worklist;

import dev.consilium.arbitration.edgecase.Seat;
import dev.consilium.identity.Role;

/** Which place on the board a task is for. */
final class BoardSeats {

    private BoardSeats() {}

    static Seat of(WorklistItem item) {
        if (item.kind() == TaskKind.BOARD_CHAIR) {
            return Seat.CHAIR;
        }
        return item.role() == Role.SPECIALIST ? Seat.SPECIALIST : Seat.SENIOR;
    }
}
