package io.payloom.docs;

import java.lang.reflect.Parameter;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** The configuration properties that the records of the code declare. */
final class Properties {

    /** What stands in the documents for a property without a default. */
    static final String NO_DEFAULT = "-";

    private Properties() {}

    /** Name and default of every property. */
    static Map<String, String> declared() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        Map<String, String> properties = new TreeMap<>();
        scanner.findCandidateComponents("io.payloom").forEach(found -> {
            Class<?> type = ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null);
            collect(type.getAnnotation(ConfigurationProperties.class).value(), type, properties);
        });
        return properties;
    }

    private static void collect(String prefix, Class<?> type, Map<String, String> properties) {
        for (Parameter parameter : type.getDeclaredConstructors()[0].getParameters()) {
            String name = prefix + "." + kebab(parameter.getName());
            if (parameter.getType().isRecord()) {
                collect(name, parameter.getType(), properties);
            } else {
                properties.put(name, defaultOf(parameter));
            }
        }
    }

    private static String defaultOf(Parameter parameter) {
        DefaultValue value = parameter.getAnnotation(DefaultValue.class);
        return value == null || value.value().length == 0 ? NO_DEFAULT : String.join(",", value.value());
    }

    private static String kebab(String camel) {
        return camel.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
    }
}
