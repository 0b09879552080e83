package dev.consilium.architecture.wrongmodules.right.inner;

import dev.consilium.architecture.wrongmodules.left.ReachesInside;

/** Not at the root of its module, and uses the module that uses it; see ModularityTest. */
public class Secret {

    public ReachesInside back() {
        return new ReachesInside();
    }
}
