package dev.consilium.workflow.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;

import dev.consilium.common.Refusal;
import dev.consilium.project.ProtocolVersions;
import dev.consilium.workflow.delegate.StubbedUseCases;
import dev.consilium.workflow.engine.EngineGateway;
import dev.consilium.workflow.protocol.lint.ProtocolLinter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEventPublisher;

class ProtocolDeploymentTest {

    private final ProtocolLibrary library = new ProtocolLibrary();
    private final EngineGateway gateway = mock(EngineGateway.class);
    private final ProtocolDeployment deployment = new ProtocolDeployment(
            new ProtocolLinter(StubbedUseCases.create().delegates()),
            library,
            gateway,
            mock(ProtocolVersions.class),
            mock(ApplicationEventPublisher.class),
            Clock.systemUTC());

    @Test
    void sendsNothingToTheEngineThatTheLinterHasSomethingAgainst() {
        ProtocolBundle right = library.protocol("finding-consensus");
        String wrong = right.diagram().text().replace("${scoreAgreementDelegate}", "${dataSource}");
        ProtocolBundle bundle =
                right.with(new ProtocolFile(right.diagram().name(), wrong.getBytes(StandardCharsets.UTF_8)));
        assertThatThrownBy(() -> deployment.deploy(bundle))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("PROTOCOL_REFUSED"))
                .hasMessageContaining(", Task_ScoreAgreement: It names no delegate");
        verifyNoInteractions(gateway);
    }
}
