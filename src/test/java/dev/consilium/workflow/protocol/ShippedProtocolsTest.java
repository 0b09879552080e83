package dev.consilium.workflow.protocol;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

class ShippedProtocolsTest {

    private final ProtocolDeployment deployment = mock(ProtocolDeployment.class);

    @Test
    void aNodeThatStartsAtTheSameMomentAsAnotherFindsWhatThatOneHasDeployed() {
        doThrow(new DuplicateKeyException("the other node was faster"))
                .doNothing()
                .when(deployment)
                .deployAll(any(), any());
        new ShippedProtocols(new ProtocolLibrary(), deployment).deploy();
        verify(deployment, times(2)).deployAll(any(), any());
    }
}
