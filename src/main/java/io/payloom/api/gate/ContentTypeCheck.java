package io.payloom.api.gate;

import io.payloom.api.ProblemCode;
import io.payloom.api.RequestRefused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses a body that says of itself that it is anything ({@code application/*}), or several things: Spring fails over that. */
class ContentTypeCheck implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String type = request.getContentType();
        if (type != null && !isOneType(type)) {
            throw new RequestRefused(
                    ProblemCode.CONTENT_TYPE_UNSUPPORTED, "Content-Type names one type, such as application/json.");
        }
        return true;
    }

    private static boolean isOneType(String type) {
        try {
            return MediaType.parseMediaType(type).isConcrete();
        } catch (InvalidMediaTypeException malformed) {
            return !type.contains(","); // of another that is malformed, who reads the body says what it takes
        }
    }
}
