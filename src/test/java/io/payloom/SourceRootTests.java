package io.payloom;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Files;
import java.nio.file.Path;

/** Issue 14: what the source roots beside main may use of each other; the compiler sees them all at once. */
@AnalyzeClasses(packages = "io.payloom")
class SourceRootTests {

    @ArchTest
    static final ArchRule theSimulatorKnowsNothingOfPayloom = noClasses()
            .that(standIn("simulator"))
            .should()
            .dependOnClassesThat(standIn("main").or(standIn("local")).or(standIn("test")));

    @ArchTest
    static final ArchRule theLocalStackNeedsNoTests =
            noClasses().that(standIn("local")).should().dependOnClassesThat(standIn("test"));

    private static DescribedPredicate<JavaClass> standIn(String root) {
        return DescribedPredicate.describe(
                "stand in src/" + root,
                type -> Files.exists(Path.of(
                        "src",
                        root,
                        "java",
                        type.getName().replaceAll("\\$.*", "").replace('.', '/') + ".java")));
    }
}
