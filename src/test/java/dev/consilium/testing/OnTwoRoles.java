package dev.consilium.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.ContextConfiguration;

/** The running application on a real PostgreSQL server that keeps the way back to patients, with the two roles that it takes. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RunningApplication
@ContextConfiguration(initializers = Databases.Reidentifying.class)
public @interface OnTwoRoles {}
