package io.payloom.api;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Checks a request body against its constraints and names everything that is wrong, not only the first. */
@Component
public class RequestValidation {

    private static final Map<String, String> CODES = Map.of(
            "NotNull", "REQUIRED",
            "NotBlank", "REQUIRED",
            "NotEmpty", "REQUIRED",
            "Pattern", "FORMAT_INVALID",
            "Plain", "FORMAT_INVALID",
            "Size", "LENGTH_INVALID",
            "Min", "OUT_OF_RANGE",
            "Max", "OUT_OF_RANGE");

    private final Validator validator;

    RequestValidation(Validator validator) {
        this.validator = validator;
    }

    /**
     * @param contradictions what is wrong beyond single fields
     * @throws RequestRefused when there is anything wrong
     */
    public void check(Object request, List<Violation> contradictions) {
        List<Violation> errors = faults(request, contradictions);
        if (!errors.isEmpty()) {
            throw RequestRefused.invalid(errors);
        }
    }

    /**
     * Everything that is wrong, for those who refuse nothing yet.
     *
     * @param contradictions what is wrong beyond single fields
     */
    public List<Violation> faults(Object request, List<Violation> contradictions) {
        List<Violation> errors = new ArrayList<>();
        validator.validate(request).stream().map(RequestValidation::violation).forEach(errors::add);
        errors.sort(Comparator.comparing(Violation::toString));
        errors.addAll(contradictions);
        return errors;
    }

    private static Violation violation(ConstraintViolation<?> broken) {
        String constraint = broken.getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        return Violation.at(
                pointer(broken.getPropertyPath()),
                CODES.getOrDefault(constraint, "VALUE_INVALID"),
                broken.getMessage());
    }

    private static String pointer(Path path) {
        StringBuilder pointer = new StringBuilder();
        for (Path.Node node : path) {
            if (node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            }
            if (node.getName() != null) {
                pointer.append('/').append(node.getName());
            }
        }
        return pointer.toString();
    }
}
