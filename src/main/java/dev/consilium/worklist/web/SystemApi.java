package dev.consilium.worklist.web;

import dev.consilium.identity.CurrentActor;
import dev.consilium.worklist.SystemView;
import dev.consilium.worklist.SystemWatch;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How the installation fares, for the monitoring of whoever operates it. */
@RestController
class SystemApi {

    private final SystemWatch watch;
    private final CurrentActor current;

    SystemApi(SystemWatch watch, CurrentActor current) {
        this.watch = watch;
        this.current = current;
    }

    /** @param page of the tasks by project and level */
    @GetMapping("/api/system")
    SystemView look(@RequestParam(defaultValue = "1") int page) {
        return watch.look(current.require(), page);
    }
}
