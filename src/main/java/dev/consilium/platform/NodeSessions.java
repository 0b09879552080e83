package dev.consilium.platform;

import dev.consilium.identity.PasswordSet;
import dev.consilium.identity.Person;
import dev.consilium.identity.PersonDisabled;
import dev.consilium.identity.SignedInPerson;
import dev.consilium.identity.SignedInSessions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.security.core.session.SessionInformation;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The sessions of this node. Those of another end as soon as it asks whether the account may still be used. */
@Component
class NodeSessions implements SignedInSessions {

    private final SessionRegistry sessions;

    NodeSessions(SessionRegistry sessions) {
        this.sessions = sessions;
    }

    @Override
    public List<Session> of(String personId) {
        String own = ownSession().orElse("");
        return running(personId)
                .map(session -> new Session(
                        session.getSessionId(),
                        session.getLastRequest().toInstant(),
                        session.getSessionId().equals(own)))
                .sorted(Comparator.comparing(Session::lastRequest).reversed())
                .toList();
    }

    @Override
    public void endOthers(String personId) {
        String own = ownSession().orElse("");
        running(personId).filter(session -> !session.getSessionId().equals(own)).forEach(SessionInformation::expireNow);
    }

    @EventListener
    void on(PasswordSet event) {
        endOthers(event.personId());
    }

    @EventListener
    void on(PersonDisabled event) {
        endOthers(event.personId());
    }

    private Stream<SessionInformation> running(String personId) {
        SignedInPerson principal = new SignedInPerson(new Person(personId, "", "", false, true), "");
        return sessions.getAllSessions(principal, false).stream();
    }

    private static Optional<String> ownSession() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? Optional.ofNullable(attributes.getRequest().getSession(false)).map(session -> session.getId())
                : Optional.empty();
    }
}
