package io.payloom;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import io.payloom.support.CompiledClasses;
import io.payloom.support.OnOperate;
import io.payloom.support.OnRunningPayloom;
import io.payloom.support.OnSecondStack;
import io.payloom.support.RunningPayloom;
import io.payloom.support.SecondStack;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Four classes of tests run at once; one that uses what another moves or kills has to say so. */
class SharedPartsTests {

    private static final JavaClasses CLASSES = CompiledClasses.all();

    @Test
    void whoUsesTheRunningPayloomIsAloneWithIt() {
        assertThat(users(RunningPayloom.class)).isNotEmpty().allMatch(test -> Stream.of(
                        OnRunningPayloom.class, OnSecondStack.class, OnOperate.class)
                .anyMatch(test::isAnnotatedWith));
    }

    @Test
    void whoUsesAnotherStackIsAloneWithIt() {
        assertThat(callersOf("get")).isNotEmpty().allMatch(test -> test.isAnnotatedWith(OnSecondStack.class));
        assertThat(callersOf("withOperate")).isNotEmpty().allMatch(test -> test.isAnnotatedWith(OnOperate.class));
    }

    /** Who asks for a stack; nobody does that for others. */
    private static Set<JavaClass> callersOf(String method) {
        return CLASSES.get(SecondStack.class).getMethod(method).getCallsOfSelf().stream()
                .map(call -> call.getOriginOwner())
                .collect(Collectors.toSet());
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
