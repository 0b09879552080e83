package dev.consilium.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.ContextConfiguration;

/** The running application on an in-memory H2, shared by all tests that carry this. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RunningApplication
@ContextConfiguration(initializers = Databases.H2.class)
public @interface OnH2 {}
