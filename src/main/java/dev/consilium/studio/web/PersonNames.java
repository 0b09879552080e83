package dev.consilium.studio.web;

import dev.consilium.identity.People;
import dev.consilium.identity.Person;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What people are called, for templates; a system principal is the application. */
@Component("personNames")
public class PersonNames {

    private final People people;
    private final MessageSource messages;

    PersonNames(People people, MessageSource messages) {
        this.people = people;
        this.messages = messages;
    }

    public String of(String id) {
        return people.find(id)
                .map(Person::displayName)
                .orElseGet(() -> messages.getMessage("intake.system", null, LocaleContextHolder.getLocale()));
    }
}
