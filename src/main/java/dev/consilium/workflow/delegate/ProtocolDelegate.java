package dev.consilium.workflow.delegate;

import org.camunda.bpm.engine.delegate.JavaDelegate;

/** A verb of the catalogue: the only kind of bean a diagram can reach. Its name in a diagram is its bean name. */
public interface ProtocolDelegate extends JavaDelegate {

    /** What the catalogue says of it; element templates are generated from this. */
    Verb verb();
}
