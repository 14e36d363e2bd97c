package io.payloom.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Field;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** The classes of all source roots, which take long to read: once for all tests about the structure. */
public final class CompiledClasses {

    private static final JavaClasses ALL = new ClassFileImporter().importPackages("io.payloom");

    private CompiledClasses() {}

    public static JavaClasses all() {
        return ALL;
    }

    /** What goes into the jar of Payloom. */
    public static JavaClasses ofMain() {
        return ALL.that(DescribedPredicate.describe("are of main", CompiledClasses::isOfMain));
    }

    private static boolean isOfMain(JavaClass type) {
        return type.getSource().orElseThrow().getUri().getPath().contains("/target/classes/");
    }

    /** A test of each rule that stands in a constant of the class. */
    public static Stream<DynamicTest> keep(Class<?> rules, JavaClasses classes) {
        List<Field> constants = Stream.of(rules.getDeclaredFields())
                .filter(field -> field.getType() == ArchRule.class)
                .toList();
        assertThat(constants).isNotEmpty();
        return constants.stream()
                .map(field -> DynamicTest.dynamicTest(
                        field.getName(), () -> valueOf(field).check(classes)));
    }

    private static ArchRule valueOf(Field constant) throws IllegalAccessException {
        constant.setAccessible(true);
        return (ArchRule) constant.get(null);
    }
}
