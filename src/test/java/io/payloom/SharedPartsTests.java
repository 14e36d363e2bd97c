package io.payloom;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.payloom.support.OnRunningPayloom;
import io.payloom.support.OnSecondStack;
import io.payloom.support.RunningPayloom;
import io.payloom.support.SecondStack;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Three classes of tests run at once; one that uses what another moves or kills has to say so. */
class SharedPartsTests {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.OnlyIncludeTests())
            .importPackages("io.payloom");

    @Test
    void whoUsesTheRunningPayloomIsAloneWithIt() {
        assertThat(users(RunningPayloom.class))
                .isNotEmpty()
                .allMatch(test ->
                        test.isAnnotatedWith(OnRunningPayloom.class) || test.isAnnotatedWith(OnSecondStack.class));
    }

    @Test
    void whoUsesTheSecondStackIsAloneWithIt() {
        assertThat(users(SecondStack.class)).isNotEmpty().allMatch(test -> test.isAnnotatedWith(OnSecondStack.class));
    }

    /** Classes of tests that use it, or use something that does. */
    private static Set<JavaClass> users(Class<?> shared) {
        Set<JavaClass> users = new HashSet<>();
        Queue<JavaClass> next = new ArrayDeque<>(Set.of(CLASSES.get(shared)));
        while (!next.isEmpty()) {
            next.remove().getDirectDependenciesToSelf().stream()
                    .map(dependency -> dependency.getOriginClass())
                    .filter(origin -> !origin.isEquivalentTo(SharedPartsTests.class))
                    .filter(users::add)
                    .forEach(next::add);
        }
        return users.stream()
                .filter(user -> user.getSimpleName().endsWith("Tests"))
                .collect(Collectors.toSet());
    }
}
