package dev.consilium.identity;

import java.util.List;

/** The accounts one may sign in to with one click. A bean of profile {@code demo} only: without it there is no such sign-in. */
public interface DemoAccounts {

    List<DemoAccount> all();
}
