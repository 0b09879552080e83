package dev.consilium.worklist.web;

import dev.consilium.identity.CurrentActor;
import dev.consilium.worklist.ProjectRoom;
import dev.consilium.worklist.ProjectRooms;
import org.springframework.stereotype.Component;

/** The pages of a project that are open to whoever is signed in. Asked for by templates of pages that other modules show. */
@Component("roomFrame")
public class RoomFrame {
    private final ProjectRooms rooms;
    private final CurrentActor current;

    RoomFrame(ProjectRooms rooms, CurrentActor current) {
        this.rooms = rooms;
        this.current = current;
    }

    public ProjectRoom of(String projectId) {
        return rooms.enter(projectId, current.require());
    }
}
