package dev.consilium.workflow.engine;

import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Seeds the engine's rights of the system principal once; people get theirs per task, from the engine, by candidate group. */
@Component
@Lazy(false) // nobody asks for it, not even where a command makes only the beans it needs
class SystemRights implements InitializingBean {

    private static final List<Resource> RESOURCES = List.of(
            Resources.PROCESS_DEFINITION,
            Resources.PROCESS_INSTANCE,
            Resources.TASK,
            Resources.DEPLOYMENT,
            Resources.DECISION_DEFINITION,
            Resources.DECISION_REQUIREMENTS_DEFINITION);

    private final AuthorizationService authorizations;

    SystemRights(ProcessEngine engine) {
        this.authorizations = engine.getAuthorizationService();
    }

    @Override
    public void afterPropertiesSet() {
        RESOURCES.forEach(this::grant);
    }

    private void grant(Resource resource) {
        if (isGranted(resource)) {
            return;
        }
        Authorization grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        grant.setUserId(EngineGateway.SYSTEM_USER);
        grant.setResource(resource);
        grant.setResourceId(Authorization.ANY);
        grant.addPermission(Permissions.ALL);
        try {
            authorizations.saveAuthorization(grant);
        } catch (ProcessEngineException e) {
            // Another node that starts at the same moment may have been faster.
            if (!isGranted(resource)) {
                throw e;
            }
        }
    }

    private boolean isGranted(Resource resource) {
        return authorizations
                        .createAuthorizationQuery()
                        .userIdIn(EngineGateway.SYSTEM_USER)
                        .resourceType(resource)
                        .count()
                > 0;
    }
}
