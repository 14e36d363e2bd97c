package io.payloom.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;

/** Answers with a problem document where no controller is reached, as in a filter. */
@Component
public class ProblemWriter {

    private final Problems problems;

    ProblemWriter(Problems problems) {
        this.problems = problems;
    }

    public void write(RequestRefused refused, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        problems.write(refused, request, response);
    }
}
