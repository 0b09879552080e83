package dev.consilium.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.ContextConfiguration;

/** The running application on a real PostgreSQL server, shared by all tests that carry this. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RunningApplication
@ContextConfiguration(initializers = Databases.Postgresql.class)
public @interface OnPostgresql {}
