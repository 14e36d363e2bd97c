package io.payloom.api.gate;

import io.payloom.api.RequestRefused;
import io.payloom.api.Violation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.catalina.Globals;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses query parameters that an address does not know, has twice or cannot read. A misspelt filter that is silently
 * ignored would list what nobody asked for.
 */
class KnownParameters implements HandlerInterceptor {

    /** Others may be anything, a card number too, and are not repeated. */
    private static final Pattern PRESENTABLE = Pattern.compile("(?!.*[0-9]{7})[A-Za-z_][A-Za-z0-9_.-]{0,39}");

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getQueryString() != null && handler instanceof HandlerMethod method) {
            List<Violation> errors = faults(request, known(method));
            if (!errors.isEmpty()) {
                throw RequestRefused.invalid(errors);
            }
        }
        return true;
    }

    private static List<Violation> faults(HttpServletRequest request, Set<String> known) {
        List<Violation> errors = new ArrayList<>();
        for (String name : Collections.list(request.getParameterNames())) {
            String shown = PRESENTABLE.matcher(name).matches() ? name : "?";
            if (!known.contains(name)) {
                errors.add(Violation.ofParameter(
                        shown, "PARAMETER_UNKNOWN", "There is no such parameter. " + list(known)));
            } else if (request.getParameterValues(name).length > 1) {
                errors.add(Violation.ofParameter(shown, "PARAMETER_DUPLICATED", "It is given twice."));
            }
        }
        if (request.getAttribute(Globals.PARAMETER_PARSE_FAILED_ATTR) != null) {
            errors.add(Violation.ofParameter("?", "FORMAT_INVALID", "The query cannot be read."));
        }
        return errors.stream().distinct().limit(20).toList();
    }

    private static String list(Set<String> known) {
        return known.isEmpty() ? "This address has none." : "Known here: " + String.join(", ", known) + ".";
    }

    private static Set<String> known(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                .map(KnownParameters::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(MethodParameter parameter) {
        RequestParam annotation = Objects.requireNonNull(parameter.getParameterAnnotation(RequestParam.class));
        return annotation.name().isEmpty() ? parameter.getParameter().getName() : annotation.name();
    }
}
