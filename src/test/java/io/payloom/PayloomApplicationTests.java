package io.payloom;

import static org.assertj.core.api.Assertions.assertThat;

import io.payloom.simulator.SimulatorApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.ConfigurationClassPostProcessor;

class PayloomApplicationTests {

    @Test
    void startsSimulatorWhenItsProfileIsAskedFor() {
        assertThat(PayloomApplication.applicationFor("--spring.profiles.active=local,simulator"))
                .isEqualTo(SimulatorApplication.class);
        System.setProperty("spring.profiles.active", "simulator");
        try {
            assertThat(PayloomApplication.applicationFor()).isEqualTo(SimulatorApplication.class);
            assertThat(PayloomApplication.applicationFor("--spring.profiles.active=local"))
                    .isEqualTo(PayloomApplication.class);
        } finally {
            System.clearProperty("spring.profiles.active");
        }
        assertThat(PayloomApplication.applicationFor()).isEqualTo(PayloomApplication.class);
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
