package io.payloom;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.ConfigurationClassPostProcessor;

/** Issue 14: a bank is no part of Payloom, neither of its jar nor of what it starts. */
class PayloomApplicationTests {

    @Test
    void nothingOfTheSimulatorIsPackedIntoTheJar() throws URISyntaxException {
        Path packed = Path.of(PayloomApplication.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());

        assertThat(packed.resolve("application.yaml")).exists();
        assertThat(packed).isDirectoryNotContaining("glob:**simulator*");
        assertThat(packed.resolve("io/payloom")).isDirectoryNotContaining("glob:**simulator*");
    }

    @Test
    void keepsSimulatorOutOfPayloom() {
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        beans.registerBeanDefinition("payloom", new RootBeanDefinition(PayloomApplication.class));
        new ConfigurationClassPostProcessor().postProcessBeanDefinitionRegistry(beans);

        assertThat(beans.getBeanDefinitionNames()).contains("payloom").noneMatch(name -> String.valueOf(
                        beans.getBeanDefinition(name).getBeanClassName())
                .startsWith("io.payloom.simulator"));
    }
}
