package dev.consilium.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.consilium.workflow.delegate.ProtocolDelegate;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.context.event.EventListener;

/**
 * Habits that the compiler does not hold. Every rule is checked twice: the product keeps it, and the class written to break it
 * in {@code architecture/wrong} breaks it, so no rule is empty.
 */
class ArchitectureTest {

    private static final String ENGINE = "org.camunda..";

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.consilium");
    private static final JavaClasses WRONG = new ClassFileImporter().importPackages("dev.consilium.architecture.wrong");

    private static Map<String, ArchRule> rules() {
        Map<String, ArchRule> rules = new TreeMap<>();
        rules.put(
                "only workflow imports the engine",
                noClasses()
                        .that()
                        .resideOutsideOfPackage("dev.consilium.workflow..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(ENGINE)
                        .because("the engine can only be exchanged while one package knows it; call workflow instead"));
        rules.put(
                "engine services are reached through the gateway",
                noClasses()
                        .that()
                        .resideOutsideOfPackage("dev.consilium.workflow.engine")
                        .should()
                        .dependOnClassesThat()
                        .haveNameMatching(
                                "org\\.camunda\\.bpm\\.engine\\.(ProcessEngine|IdentityService|AuthorizationService)")
                        .because("a call without an acting user is unchecked (C-04); use EngineGateway.as"));
        rules.put(
                "variables are declared",
                noClasses()
                        .that()
                        .haveNameNotMatching(
                                "dev\\.consilium\\.workflow\\.(variable\\..*|delegate\\.Parameters|DecisionOutputs|engine\\.ListedNamesResolver)")
                        .should()
                        .callMethodWhere(target(owner(assignableTo("org.camunda.bpm.engine.delegate.VariableScope")))
                                .and(target(nameMatching("(get|set|has|remove)Variable.*"))))
                        .because("process variables have no schema but Variables; use its constants"));
        rules.put(
                "queries hold no expressions and no SQL",
                noClasses()
                        .should()
                        .callMethodWhere(target(owner(resideInAPackage(ENGINE)))
                                .and(target(
                                        nameMatching("task\\w+Expression|due\\w+Expression|createNative\\w+Query"))))
                        .because("expression queries run code (CVE-2026-109432)"));
        rules.put(
                "the DICOM module knows neither Spring nor the engine",
                noClasses()
                        .that()
                        .resideInAnyPackage("dev.consilium.dicom..", "dev.consilium.imaging..", "..wrong.dicom..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "org.springframework.beans..",
                                "org.springframework.stereotype..",
                                "org.springframework.context..",
                                ENGINE)
                        .because("image code is used from the command line and by the dcm4che adapter alike"));
        rules.put(
                "events are heard in the same transaction",
                noMethods()
                        .should()
                        .beAnnotatedWith("org.springframework.transaction.event.TransactionalEventListener")
                        .orShould()
                        .beAnnotatedWith("org.springframework.modulith.events.ApplicationModuleListener")
                        .orShould()
                        .beAnnotatedWith("org.springframework.scheduling.annotation.Async")
                        .because("the worklist and the audit trail commit with what they tell of, or not at all"));
        rules.put(
                "delegates are verbs of the catalogue",
                classes()
                        .that()
                        .areAssignableTo("org.camunda.bpm.engine.delegate.JavaDelegate")
                        .and()
                        .areNotInterfaces()
                        .should()
                        .beAssignableTo(ProtocolDelegate.class)
                        .andShould()
                        .haveSimpleNameEndingWith("Delegate")
                        .andShould()
                        .bePackagePrivate()
                        .because("a diagram reaches delegates of the catalogue only"));
        rules.put(
                "dependencies come through constructors",
                noFields()
                        .should()
                        .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                        .orShould()
                        .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
                        .because("a class shows what it needs in its constructor; settings are records"));
        rules.put(
                "nothing static changes",
                fields().that()
                        .areStatic()
                        .should()
                        .beFinal()
                        .because("static mutable state outlives the case it belongs to"));
        rules.put(
                "names say what a class does",
                noClasses()
                        .should()
                        .haveSimpleNameEndingWith("Service")
                        .orShould()
                        .haveSimpleNameEndingWith("ServiceImpl")
                        .orShould()
                        .haveSimpleNameEndingWith("Manager")
                        .orShould()
                        .haveSimpleNameEndingWith("Helper")
                        .orShould()
                        .haveSimpleNameEndingWith("Utils")
                        .orShould()
                        .haveSimpleNameEndingWith("Dto")
                        .because("use cases are activity nouns, repositories plurals, policies what they decide"));
        rules.put(
                "controllers live in web",
                classes()
                        .that()
                        .areAnnotatedWith("org.springframework.web.bind.annotation.RestController")
                        .or()
                        .areAnnotatedWith("org.springframework.stereotype.Controller")
                        .should()
                        .resideInAnyPackage("..web..", "..platform..", "..cli..")
                        .because("the root of a module is its domain")
                        .allowEmptyShould(true));
        rules.put(
                "listeners return nothing",
                methods()
                        .that()
                        .areAnnotatedWith(EventListener.class)
                        .should()
                        .haveRawReturnType(void.class)
                        .because("a returned value is published as another event"));
        return rules;
    }

    @TestFactory
    Stream<DynamicTest> theProductKeepsEachRule() {
        return rules().entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(), () -> rule.getValue().check(PRODUCT)));
    }

    @TestFactory
    Stream<DynamicTest> eachRuleFindsWhatIsWrong() {
        return rules().entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> assertThat(
                                rule.getValue().evaluate(WRONG).hasViolation())
                        .as("no class in architecture/wrong breaks: " + rule.getKey())
                        .isTrue()));
    }
}
