package dev.consilium.architecture.wrongmodules.left;

import dev.consilium.architecture.wrongmodules.right.inner.Secret;

/** Uses what another module keeps to itself; see ModularityTest. */
public class ReachesInside {

    public String take(Secret secret) {
        return secret.toString();
    }
}
