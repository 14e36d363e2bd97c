package io.payloom;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import io.payloom.support.CompiledClasses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Issue 14: what the source roots beside main may use of each other; the compiler sees them all at once. */
class SourceRootTests {

    @TestFactory
    Stream<DynamicTest> rules() {
        return CompiledClasses.keep(SourceRootTests.class, CompiledClasses.all());
    }

    static final ArchRule theSimulatorKnowsNothingOfPayloom = noClasses()
            .that(standIn("simulator"))
            .should()
            .dependOnClassesThat(standIn("main").or(standIn("local")).or(standIn("test")));

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
