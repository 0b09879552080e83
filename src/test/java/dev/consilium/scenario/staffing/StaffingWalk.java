package dev.consilium.scenario.staffing;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilium.identity.Actor;
import dev.consilium.identity.Person;
import dev.consilium.worklist.Claiming;
import dev.consilium.worklist.RaiseCommand;
import dev.consilium.worklist.Raising;
import dev.consilium.worklist.TaskCompletion;
import dev.consilium.worklist.Worklist;
import dev.consilium.worklist.WorklistItem;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.context.ApplicationContext;

/**
 * One staffing: a team by chance, a few cases, and what people, leads and timers do with them, drawn from a seed. The rules are
 * checked after every step; in the end the team is completed and every case has to close.
 */
final class StaffingWalk {

    private static final int STEPS = 40;
    private static final int MOST_ROUNDS = 150;
    private static final String REASON = "knows the patient";

    private final Worklist worklist;
    private final Claiming claiming;
    private final TaskCompletion completion;
    private final Raising raising;
    private final Random random;
    private final Cohort cohort;
    private final Jobs jobs;
    private final RandomAnswers answers;
    private final StaffingRules rules;
    private final Logbook log;
    private final Leave leave;

    StaffingWalk(ApplicationContext application, long seed, Map<String, Integer> tally) {
        this.worklist = application.getBean(Worklist.class);
        this.claiming = application.getBean(Claiming.class);
        this.completion = application.getBean(TaskCompletion.class);
        this.raising = application.getBean(Raising.class);
        this.random = new Random(seed);
        AuditedProtocols protocol = AuditedProtocols.values()[random.nextInt(AuditedProtocols.values().length)];
        this.cohort = new Cohort(application, protocol);
        this.jobs = new Jobs(application);
        this.answers = new RandomAnswers(application.getBean(ObjectMapper.class), protocol, random);
        this.rules = new StaffingRules(application, cohort);
        this.log = new Logbook(cohort, tally);
        this.leave = new Leave(application, cohort, jobs, log);
    }

    void run() {
        RandomTeam.of(random).forEach(cohort::join);
        int cases = 1 + random.nextInt(2);
        for (int i = 0; i < cases; i++) {
            jobs.follow(cohort.open(random.nextInt(4) == 0 ? "urgent" : "routine"));
        }
        jobs.run();
        rules.check();
        walk();
        rules.openCases().forEach(open -> log.count("left " + rules.standing(open)));
        completeTheTeam();
        if (random.nextBoolean()) {
            walk();
            completeTheTeam();
        }
        finish();
        cohort.cases().forEach(closed -> log.count("ended " + rules.standing(closed)));
    }

    private void walk() {
        for (int step = 0; step < STEPS && !rules.openCases().isEmpty(); step++) {
            step();
            jobs.run();
            rules.check();
        }
        rules.checkSignatures();
    }

    List<String> trace() {
        return log.lines();
    }

    /** What happens next, each as likely as it is long a stretch of a hundred. */
    private void step() {
        Person person = anybody();
        int drawn = random.nextInt(100);
        if (drawn < 33) {
            claimOffered();
        } else if (drawn < 66) {
            handIn(holder());
        } else if (drawn < 80) {
            held(holder()).ifPresent(item -> backOut(item, drawn));
        } else if (drawn < 84) {
            goAway(person);
        } else if (drawn < 88) {
            comeBack();
        } else if (drawn < 93) {
            anyOpen().ifPresent(item -> interfere(item, person, drawn));
        } else {
            fire(random.nextInt(3));
        }
    }

    /** The holder of the task gives it back, for now or for good, or asks. */
    private void backOut(OpenItem item, int drawn) {
        Actor holder = holding(item);
        if (drawn < 70) {
            log.attempt("release", item, () -> claiming.release(item.taskId(), holder));
        } else if (drawn < 73) {
            withdraw("decline", item, () -> claiming.decline(item.taskId(), REASON, holder));
        } else if (drawn < 76) {
            withdraw("conflict", item, () -> raise(item, new RaiseCommand("conflict-of-interest", REASON, null)));
        } else {
            log.attempt("ask", item, () -> raise(item, new RaiseCommand("missing-information", null, REASON)));
        }
    }

    private void raise(OpenItem item, RaiseCommand command) {
        raising.raise(item.taskId(), command, holding(item));
    }

    /** The lead hands the task to anybody, or anybody reaches for it, whether they may or not. */
    private void interfere(OpenItem item, Person person, int drawn) {
        if (drawn < 91) {
            log.attempt(
                    "assign to " + cohort.name(person.id()),
                    item,
                    () -> claiming.assign(item.taskId(), person.username(), cohort.lead()));
        } else {
            log.attempt(
                    "claim by " + cohort.name(person.id()),
                    item,
                    () -> claiming.claim(item.taskId(), Actor.person(person.id())));
        }
    }

    /** Whoever is offered something; what is offered can be taken. */
    private void claimOffered() {
        int first = random.nextInt(cohort.members().size());
        for (int i = 0; i < cohort.members().size(); i++) {
            Person person = cohort.members().get((first + i) % cohort.members().size());
            List<OpenItem> offered = offered(person);
            if (!offered.isEmpty()) {
                OpenItem item = offered.get(random.nextInt(offered.size()));
                log.require(
                        cohort.name(person.id()) + " claims",
                        item,
                        () -> claiming.claim(item.taskId(), Actor.person(person.id())));
                return;
            }
        }
    }

    private void handIn(Person person) {
        held(person).ifPresent(item -> {
            if (random.nextInt(10) == 0) {
                Person other = anybody();
                log.attempt(
                        "handed in by " + cohort.name(other.id()),
                        item,
                        () -> complete(item, Actor.person(other.id())));
            } else {
                log.attempt("hand in", item, () -> complete(item, holding(item)));
            }
        });
    }

    private void complete(OpenItem item, Actor actor) {
        completion.complete(item.taskId(), answers.to(item.form()), actor, null);
    }

    private void withdraw(String verb, OpenItem item, Runnable act) {
        if (log.attempt(verb, item, act)) {
            rules.withdrawn(item.caseId(), String.valueOf(item.assignee()));
        }
    }

    private void goAway(Person person) {
        leave.begin(person, random.nextBoolean() ? anybody() : null, random.nextBoolean());
    }

    private void comeBack() {
        List<Person> away = away();
        if (!away.isEmpty()) {
            leave.end(away.get(random.nextInt(away.size())));
        }
    }

    private List<Person> away() {
        return cohort.members().stream()
                .filter(person -> rules.isAway(person.id()))
                .toList();
    }

    /** Among the next few timers, this one. */
    private void fire(int number) {
        List<Job> timers = jobs.timers();
        if (!timers.isEmpty()) {
            Job timer = timers.get(Math.min(number, timers.size() - 1));
            log.say("timer " + jobs.element(timer));
            jobs.execute(timer.getId());
        }
    }

    /** Enough people of every role join. */
    private void completeTheTeam() {
        log.say("the team is completed");
        RandomTeam.reserve().forEach(cohort::join);
        jobs.run();
        rules.check();
    }

    /** Everybody agrees and works on until nothing is open. */
    private void finish() {
        log.say("everybody agrees");
        answers.calmDown();
        for (int round = 0; round < MOST_ROUNDS && !rules.openCases().isEmpty(); round++) {
            if (!workOn()) {
                fire(0);
            }
            jobs.run();
            rules.check();
        }
        rules.requireClosed();
        rules.checkSignatures();
        away().forEach(leave::end);
        jobs.run();
    }

    /** @return whether anybody present had something to do */
    private boolean workOn() {
        for (Person person : cohort.members()) {
            Actor actor = Actor.person(person.id());
            if (!rules.isAway(person.id())) {
                for (OpenItem item : heldBy(person)) {
                    log.require(cohort.name(person.id()) + " hands in", item, () -> complete(item, actor));
                    return true;
                }
                for (OpenItem item : offered(person)) {
                    log.require(cohort.name(person.id()) + " claims", item, () -> claiming.claim(item.taskId(), actor));
                    return true;
                }
            }
        }
        return false;
    }

    private Optional<OpenItem> held(Person person) {
        List<OpenItem> held = heldBy(person);
        return held.isEmpty() ? Optional.empty() : Optional.of(held.get(random.nextInt(held.size())));
    }

    /** Somebody who holds a task, where there is one. */
    private Person holder() {
        List<Person> holders = cohort.members().stream()
                .filter(person -> !heldBy(person).isEmpty())
                .toList();
        return holders.isEmpty() ? anybody() : holders.get(random.nextInt(holders.size()));
    }

    private Optional<OpenItem> anyOpen() {
        List<OpenItem> open = inOrder(rules.openItems());
        return open.isEmpty() ? Optional.empty() : Optional.of(open.get(random.nextInt(open.size())));
    }

    private Person anybody() {
        return cohort.members().get(random.nextInt(cohort.members().size()));
    }

    private static Actor holding(OpenItem item) {
        return Actor.person(String.valueOf(item.assignee()));
    }

    private List<OpenItem> heldBy(Person person) {
        return inOrder(rules.openItems().stream()
                .filter(item -> item.heldBy(person.id()))
                .toList());
    }

    private List<OpenItem> offered(Person person) {
        Set<String> offered = worklist.offeredTo(Actor.person(person.id())).stream()
                .map(WorklistItem::taskId)
                .collect(Collectors.toSet());
        return inOrder(rules.openItems().stream()
                .filter(item -> offered.contains(item.taskId()))
                .toList());
    }

    /** Free of ids, so that a seed finds the same task again. */
    private List<OpenItem> inOrder(List<OpenItem> items) {
        return items.stream()
                .sorted(Comparator.comparing((OpenItem item) -> cohort.name(item.caseId()))
                        .thenComparing(OpenItem::element)
                        .thenComparing(item -> cohort.name(String.valueOf(item.assignee())))
                        .thenComparing(OpenItem::createdAt))
                .toList();
    }
}
