package io.payloom.api.gate;

import io.payloom.api.BodyType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses a body in a character set in which its type is not read, before anything of it is. */
class BodyCharsets implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws HttpMediaTypeNotSupportedException {
        List<MediaType> taken = handler instanceof HandlerMethod method ? taken(method) : List.of();
        String contentType = request.getContentType();
        if (!taken.isEmpty() && contentType != null) {
            MediaType type = MediaType.parseMediaType(contentType);
            if (BodyType.charsetOf(type).isEmpty()) {
                throw new HttpMediaTypeNotSupportedException(type, taken, HttpMethod.valueOf(request.getMethod()));
            }
        }
        return true;
    }

    private static List<MediaType> taken(HandlerMethod method) {
        @Nullable
        RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), RequestMapping.class);
        return mapping == null
                ? List.of()
                : Arrays.stream(mapping.consumes())
                        .map(MediaType::parseMediaType)
                        .toList();
    }
}
