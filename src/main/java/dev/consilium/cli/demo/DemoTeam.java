package dev.consilium.cli.demo;

import dev.consilium.identity.DemoAccount;
import dev.consilium.identity.DemoAccounts;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The demo team as the sign-in page offers it. */
@Component
@Profile("demo")
class DemoTeam implements DemoAccounts {

    @Override
    public List<DemoAccount> all() {
        return DemoMember.team().stream()
                .map(member -> new DemoAccount(member.username(), member.displayName(), member.role()))
                .toList();
    }
}
