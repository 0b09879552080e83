package dev.consilium.workflow.engine;

import dev.consilium.identity.Actor;
import dev.consilium.identity.Memberships;
import dev.consilium.identity.Role;
import java.util.List;
import java.util.function.Function;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * The one way to the engine: sets who acts before the call and restores what was set before, whatever happens.
 * System principals act as the one engine user {@value #SYSTEM_USER}, whose rights {@link SystemRights} seeds.
 */
@Component
public class EngineGateway {

    /** What the engine's message begins with where the last wall refuses a diagram. */
    public static final String DIAGRAM_REFUSED = "DIAGRAM_REFUSED";

    static final String SYSTEM_USER = "system";

    private final Engine engine;
    private final IdentityService identity;
    private final Memberships memberships;

    EngineGateway(ProcessEngine processEngine, Memberships memberships) {
        this.engine = new Engine(
                processEngine.getRuntimeService(),
                processEngine.getTaskService(),
                processEngine.getRepositoryService(),
                processEngine.getFormService(),
                processEngine.getManagementService(),
                processEngine.getHistoryService(),
                ((ProcessEngineConfigurationImpl) processEngine.getProcessEngineConfiguration())
                        .getCommandExecutorTxRequired());
        this.identity = processEngine.getIdentityService();
        this.memberships = memberships;
    }

    /** @throws OptimisticLockingFailureException where somebody else moved the same case first: try again in a fresh transaction */
    public <T extends @Nullable Object> T as(Actor actor, Function<Engine, T> work) {
        Authentication before = identity.getCurrentAuthentication();
        authenticate(actor);
        try {
            return work.apply(engine);
        } catch (OptimisticLockingException e) {
            throw new OptimisticLockingFailureException("the case moved at the same moment", e);
        } finally {
            restore(before);
        }
    }

    private void authenticate(Actor actor) {
        if (actor.id().isBlank()) {
            throw new IllegalArgumentException("the engine is never called by nobody");
        }
        if (actor.system()) {
            identity.setAuthentication(SYSTEM_USER, List.of());
        } else {
            identity.setAuthentication(
                    actor.id(),
                    memberships.allRolesOf(actor.id()).stream().map(Role::group).toList());
        }
    }

    private void restore(@Nullable Authentication before) {
        if (before == null) {
            identity.clearAuthentication();
        } else {
            identity.setAuthentication(before.getUserId(), before.getGroupIds());
        }
    }
}
