package io.payloom;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;
import org.springframework.modulith.docs.Documenter.DiagramOptions;

/** The structure of the code base, verified and drawn into {@code target/spring-modulith-docs}. */
class ModularityTests {

    private final ApplicationModules modules = ApplicationModules.of(PayloomApplication.class);

    @Test
    void modulesDependOnlyOnWhatTheyDeclare() {
        assertThat(modules.stream().count()).isGreaterThan(10);
        modules.verify();
    }

    @Test
    void drawsTheModules() {
        DiagramOptions withWholeNames = DiagramOptions.defaults()
                .withDefaultDisplayName(module -> module.getIdentifier().toString());
        new Documenter(modules).writeModulesAsPlantUml(withWholeNames).writeIndividualModulesAsPlantUml(withWholeNames);
    }
}
