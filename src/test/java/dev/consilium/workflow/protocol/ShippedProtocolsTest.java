package dev.consilium.workflow.protocol;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.consilium.project.ProtocolVersion;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

class ShippedProtocolsTest {

    private final ProtocolDeployment deployment = mock(ProtocolDeployment.class);

    @Test
    void aNodeThatStartsAtTheSameMomentAsAnotherFindsWhatThatOneHasDeployed() {
        when(deployment.deploy(any()))
                .thenThrow(new DuplicateKeyException("the other node was faster"))
                .thenReturn(mock(ProtocolVersion.class));
        new ShippedProtocols(new ProtocolLibrary(), deployment).deploy();
        verify(deployment, times(2)).deploy(any());
    }
}
